/// The trained figures of ``TextModel``: costs of one symbol after another, in sixteenths of a nat, two hexadecimal
/// digits each.
///
/// Derived from 120 MB of Russian and English prose, manuals and literature by counting neighbouring characters;
/// a cost is `-16 ln((n + a) / (N + A))`, at most 255. The corpus has next to no other Cyrillic and Western letters,
/// so copies of a twentieth of it, with 6 % of the letters replaced by those, and a few tables drawn with box
/// characters were counted too; characters that share a class pay for the choice among them.
enum TextModelCosts {
  /// Rows: the letter before; columns: the letter after; first of both: anything that is no Russian letter, then
  /// а–я in the order of the alphabet, ё after е. Case is folded.
  static let letters: StaticString = """
    00423925452f3fa54f372a7f2c46352a2a233824333842535b3d5870a6787c3e7949
    199d3f2f483c33734030603d2f2b3324813e353228656549463a4f48e9e9d7a8463e
    392a8161856427816f6433cf3a295e3c1d89254d84299d475a727f3a2f1e6987943d
    1a1d8e587d562489ae542dd5403057391f5a3a334e439c5f87764e5c982759c1c14f
    302e7675752d3da68f9d2cbf562c59420b8925687b2e877b986b8ccbcb9eaeaea6ae
    301c7340774c1b6d6a8728da43285f2f2053353c5c2c8f685a6068c87a3e4ba0784d
    175b4a453c2f45814d48673c372c2e1e524e262f246f71545d4c4e55ebebe0b6666a
    12998749605899994853998253302b18995a30441999994b99996399999999998e99
    3d23438872270e6d74c61ec641754a1f558e7f6e843fa7c6866b8ec6bbc663a988b0
    2a14522950283fa7617c3dd24748332223973e6d852fa7c17a6e90d2783151af7b4a
    164d443751442c9f5c353a3b392e2c3152483c2b2a8f5440463f5665e7dce7b7472b
    068f8865b04462cacaa59dca3c28553c7fab7e282fae8fb46e5b5395cabfcacab999
    221a8656917739ac4a6026dc692f783a1685313c2e2f8e9c399e89dcdcc2b171b1c6
    2824637d606d1e6c4b871ed44b578a3b236b9d466d38839aba4e9a9cce4620983624
    1725654d767c1676b5952ada5f5849381e3d6e5f88327fa78778928dda336ea49e3b
    321e90716a412279897219e54196922d1e927745313b59735c679572b52849b5553d
    1d8a2d25322d3b983b3c503538292e33553b2d2f2b76615a5d434c59eddbed735f55
    42288b8e9f8727a8a0bd2fcf4b3e8c521155136252378790687890a6cf4e53bba353
    30166b4a54561d85427d22e14a7247441d667244432d58587572547ed6324db36843
    2b3754377b5c3061717e31e22c2a3e44282e4a3816438452695659d088463aa96829
    1f2383329564228aac8e2adb455366431a622932703e68947858a090923b26b37957
    1b564242362e32d63340724b2d332f31962f352c2ea55a4d8832433dd6d6cb822b5f
    41169190669125a9a4af1cba5e3960721f973268391a469590a09dbaba6e5ba98f8e
    09327944918942b7c2b13bc289475a41178f3054644a9daca58e7bc296a5b75bb7b1
    2d27a23a939f19b1a2970bbc519f83973a5a99829f379fa28fa294bcbc309ab18f97
    3b1c9e93adb01259a9b21fcc3a49882a55ad639a1c3ca6a4bb8b51cccccc4bb6c1c1
    391ebe63bea71564acbe14be31346d303c64498f4b3784be7f7f99bebe9e32b28ba1
    501abba1bbb00f48bbbb14bbbbb0bb4a85bb7aa9bb3abbbbbbbbbbbbbbbb2cbbb0bb
    51a2a2a2a2a20359a2a297a290a2a2a2a2a2a2a297a2a2a297a2a2a2a2a2a2a2501e
    14c13a2b5c4623d3773a8425472e2d53bd3747403291c8268a464380d3c1d3d3d382
    0ac45f77636d418bac2459c42ec44d217d9ab0313bc4759a5c623d87cfbebeb03445
    4dad9e796a6eb8b8b878b85f2c17555ca65c616307ad49609eb845b8b8b8b8a6b8a1
    0d91329378398ac2705f9f846d626253c27d59491ec2906d7023551dc2c2c2a854ac
    06bb723b613f2dd559386e6757443f3fb57351472e8ba84859567e4ed5d5c9d54259
    """

  /// Rows: the class before; columns: the class after, in the order of ``CharacterClass``. After a Russian letter
  /// the two columns of Russian letters stand for the case of the next letter, the others for what may end a word.
  static let classes: StaticString = """
    2f412919280d2586a87aa259ffb29bb579c8e0f1
    1a0d133d49428490ffcf9c7db4b4c6dcffdee0ff
    0b371b1e283f53b9d3ab84a9b0b0a5b9ffdbe0ff
    21582c04409392ffffe99ac8b4f88ad3ffd5e0ff
    2c4828100c918fffffff91c4b2e29ca7ffcde0ff
    04651c9ba100aa61ffb86ebca1ffdcff9ad4e0ff
    03841d90951605749aff6fafeeeaffd6ffffe0ff
    1f5e389bb904af55fffe88ebe9ffffffffffe0ff
    27924a60690527557ac2c2afaed9d8f1c6ffe0ff
    4252362823180b968c7e6f91c2edbec1dabce0ff
    0683163466465eb1ff9c528fcbf6a0ffe4bfe0ff
    004d7363836c7bfdffacb2a3dafffffff3ffe0ff
    461e0c3c1b343fb3cea5a52e90bbbad3a9e1e0ff
    023d2f4e674971c3dfb578a2a177cbe4ba82e0ff
    1e5c2f044b73a9fbffed9cdad9ac66acf1dee0ff
    204c290d145a71d3ef9393b2b1a3726bcaabe0ff
    1bb3b89d9d98beffffffffefeeffffff23ffe0ff
    015d473b614d5bc8e37c7ca6a571cf8fbe75e0d1
    1f482d16330d3386a2787865638f8da77cb5e0f2
    0a5f3347274a60ddf8cf9274bae5b6fdd39fe08c
    """
}
