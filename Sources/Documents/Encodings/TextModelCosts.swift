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
    00423925452e3fa44f372a7d2d46352a2a233824333843535c3c596fa676793e7849
    199d402f483c33734030603e2f2b3325903e353128666649473a4f48dee9dea5463e
    382a835f85692682706233be39295f3c1d81254d8429a3465a78833b2f1d68868f3b
    1a1d93597d56248ab0552dce402f59391f5a3a334e43a45e88764e5f9c2758c3c14f
    312e82766e2d3dae89ab2dcb572c58410b8f266a752e887fa66b8ecbb99baeb4a4b1
    311c743f774c1b6e6c8528da43285e2f2053353b5c2c9069596167da783e4a91784c
    17584a453c2f45814d48683c372c2e1e514f272f247274555d4b4e55ebebe0b1656b
    119982455c5699995153997f572e2c19995a3049189999498e995e99999999997f99
    3c2442b074270e7275b41ec64275491f5691816d8640b0c69069c6c6c6c662c6989e
    2a14532950293fac627a3dd24848322223a13e6d862fa4b87b6e8fd2753252b37b4a
    164d43374f432ca85c353a3b392e2d3153493c2b2a8c5440463f5665e7d6dcb3472b
    068a8065a54562caca9995ca3c29533a7b9880282fa98cab6b5a539bcabfcacab9a5
    22198e56a37f39ab4a6126dc68307039167a313d2e2f8b9a3a9a8bdccacaae6faeca
    2824637c606c1e6c4a851ed44b56893b236ea1466e38899ac04e9aa0ce46209a3724
    1725654f747e1679cf9b29da5f584b381f3c6d5f863274ad867aa08fda336da19e3c
    321e90716b41217a897219e54297982d1d997644303b58765c679570b12849c1573e
    1d912e25322d3b913b3c4f3538292e33563b2d2f2b765f5b5e434b5aede2ed755e55
    42279096a48827accfc02ec84a3f90511157136451378696697b92a0da4e51bdaa52
    30166a4954561d83427b22c7496d47441d677344432d59597670557ecf324dbe6843
    2b3754377c5b2f607b8031d02c2a3e44282e4a3916438353655659b989473ab16829
    1f2384329665228aae902ad0455367431a622932723e6a9477589c8f943b26b87857
    1b584242362e33ba3340754b2d342e32932f342c2e9e5b4d8532433dd6d6c5802c5f
    4617a88293af25a4baaf1bba543a61751f8c326d381a47958e929dbaba6b60a09792
    09327f46949143c2c2a63cc28f475a41179530546749a1b79f8a7ac294b1c25ac2b7
    2e27aa389abc19bcbc9a0bbc4f9f84bc3a639f91bc37b1bc94bc98bcbc3088aaa597
    3b1ca28eccb3125ab3bb1fcc3a4a892a55a2629b1b3cada3cc9052cccccc4bb0cccc
    3a1fb360bea71563beb314b330336f2f3b654c964c3781a1a4be92beb39f32be86a1
    4e19bb9cbbb00f47bbbb14bbb0b0bb4c7ebb7ba1bb3abbbbb0bbb0bbbbbb2dbbb0bb
    5382a2a2a2a2035da2a296a2a2a2a2967ea2a296a2a2a2a296a2a2a2a2a2a2a24f1e
    14b93a2b5b4823d3753b8225482e2d52c1374740328fc8268747437dd3d3d3d3d381
    0abe5e75626c4187ac2559b92ec44d217c99ab303cc479925c613d84cfbebeb33444
    4d929b796e69b8b8b877b8622e16575ca661636807ad4a6097b843b8b8b8b8b8b8a6
    0c973194783893c270699a806e5f6052b77c58491ec2956c6e23551dc2c2c2a556a8
    06b8713b603f2dd55938716857443f3fb37251472e94ae485b567b4ed5d5c3d54259
    """

  /// Rows: the class before; columns: the class after, in the order of ``CharacterClass``. After a Russian letter
  /// the two columns of Russian letters stand for the case of the next letter, the others for what may end a word.
  static let classes: StaticString = """
    2941312d2a092283a56a7f55ff88b8c081e8fff469868ba282f4fff6
    160a1942648992ffffab9274a1afccf5fefbfff7ffffffff83c3e0c5
    063c1f3139364bb1ce9773a5a8b9becfffddffffffffffcc88dcf9df
    45ffff04419693fffff49ca8b9c38fdcffffffffffffffff8a22562c
    48fff30f0d9393ffffff9aacb4dfa0a8ffffffffffffffff78304829
    04941c9da100a862ffc267c19fc0defffffbffff87ffff83b5e6ffe8
    037e1c9088130672a4c964adedfff1eaf5ffffffffffff92babad7bd
    20db3898b704b156ffef81eae8fffffff1ffffffffffff87ffb6d2b8
    299f515c720331557cb3b9aeacdad6efb5fdffffcae7e08dd479967c
    4a5845312d15098a88c66b8ebfede9a9c7ffffffddfaf39da58ca98f
    057c1666664a67f2ff96488bcdfbf7ffd5ffffffebffffc77c9ab79c
    024b5f48476b7fffffb0ac33dcffffffe5fffffcfbffffff93aac6ac
    53200b3b1d353bb6cf979d2c91bfbbd499e2ffffafccc4d7b85e7b60
    07635871847486f1ffd3a6cecc33f6ffd5ffffffeafffffff49ab69c
    1d6530045272acfdffdfa8b2d8ff66b7e1d3fffff6cdffffb3a6c2a8
    244e280d115b84d5eeb67fb1b0de7072b8abffffceebe3f6957d9a7f
    2cdbc2959793bcffffeff5eae8ffffff0dffffffff46ffffffb5d2b8
    07462626353232afc9915a8c8a8086ce93dcffb2a9c6bed1b258745a
    25563d13320f3788a26a706563928da76cb5fff2829f97aa8b314d33
    0578393b56476eddf6be8767b8e6a3fbc097ff91d6acebfedf85a287
    00bba27998749deeffcfd5cac9f7f3ffd1ffffffe7fffcfff096b398
    10cda58aa985aeffffe1e7dcdaffd6ff10fffffff865ffffffa7c4aa
    16c8af85a480a9faffdce2d7d5ffffffddfffffff3ff25fffda2bfa5
    20bd387a99047165ffd17ccccaf8f4ffd3ffffffe8fffe5ff298b49a
    104a191422585ccbceda8192d4ffbac8dcfffffff2ffffff5da1bea3
    40fff507223343adc09e8b76ffa38eaff5d2fff381e699ca74e93c1e
    32f1d8334592aaf5ffd39e8afec0cbedffffffffffffffff85200d12
    21fff317225469cdedb892a2c4bba6b8fff7ffffffffffe87d173518
    """
}
