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
    2942312d2a092283a5719455ffb5b8c081e5fff469868ba2f4fff6
    170a1942638892ffffb97d74a1afccf5feeafff7ffffffffc3e0c5
    063c1f3139364bb1ce9575a5a8b9becfffdbffffffffffccdcf9df
    45ffff04419693ffffee85a8b9c98fdcffffffffffffffff22562c
    48fff30f0d9393fffffc74acb4dea0a8ffffffffffffffff304829
    04941c9da100a862ffb46fc19fbfdefffffbffff87ffff83e6ffe8
    037e1c9088130672a4c76cadedfff1eaf5ffffffffffff92bad7bd
    20db3898b704b156fffd89eae8fffffff1ffffffffffff87b6d2b8
    299f515c720331557cc1c1aeacd9d6efb5fdffffcae7e08d79967c
    4b423b121820159694827b9acbf8c7afd4ffffffeaffffaa99b59b
    09651426575370fcff88518ad7ffc2ffe0fffffff5ffffd2a4c1a7
    014a5d47456a7effff959bdcdbffffffe3fffffaf9ffffffa8c5ab
    53200b3b1d353bb6cfa5a52c91bebbd499e2ffffafccc4d75e7b60
    014438526c5380d1eac08eadacd9d6efb4fdffffcae7dff279967b
    1d6530045272acfdffeda5b2d8ff66b7e1d3fffff6cdffffa6c2a8
    244e280d115b84d5eec481b1b0dd7072b8abffffceebe3f67d9a7f
    2cdbc2959793bcfffffdfdeae8ffffff0dffffffff46ffffb5d2b8
    073d2627343430b1caa1648e8c8088cf95ddffb4aac7c0d259765c
    25563d13320f3788a278786563918da76cb5fff2829f97aa314d33
    0578393b56476eddf6cc8f67b8e5a3fbc097ff91d6acebfe85a287
    00bba27998749deeffddddcac9f6f3ffd1ffffffe7fffcff96b398
    10cda58aa985aeffffefefdcdaffd6ff10fffffff865ffffa7c4aa
    16c8af85a480a9faffeaead7d5ffffffddfffffff3ff25ffa2bfa5
    20bd387a99047165ffdf84cccaf7f4ffd3ffffffe8fffe5f97b49a
    40fff507223343adc0777d76ffa28eaff5d1fff381e699cae83c1e
    32f1d8334592aaf5ffc7808afec0cbedfff9ffffffffffff200d12
    21fff217225469cded8b7ea2c4baa6b8fff4ffffffffffe8173518
    """
}
