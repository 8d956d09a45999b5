/// An encoding that Slovo decodes with tables of its own. The raw value is the name that reports and `--encoding` use.
public enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LE = "utf-16le"
  case utf16BE = "utf-16be"
  case utf32LE = "utf-32le"
  case utf32BE = "utf-32be"
  case windows1251 = "windows-1251"
  case koi8R = "koi8-r"
  case koi8U = "koi8-u"
  case cp866 = "cp866"
  case iso88595 = "iso-8859-5"
  case macCyrillic = "x-mac-cyrillic"
  case windows1252 = "windows-1252"

  /// The encoding of that name or of one of its usual aliases (`cp1251`, `ibm866`, `utf8`), whatever their case and
  /// whether `-`, `_` or nothing stands between letters and digits; nil where the name is none of ours.
  public init?(name: String) {
    var folded: [UInt8] = []
    for byte in name.utf8 where byte != 0x2D && byte != 0x5F && byte != 0x20 {
      folded.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
    }
    switch String(decoding: folded, as: UTF8.self) {
    case "utf8", "unicode11utf8", "ascii", "usascii": self = .utf8
    case "utf16le", "ucs2le": self = .utf16LE
    case "utf16be", "ucs2be": self = .utf16BE
    case "utf32le", "ucs4le": self = .utf32LE
    case "utf32be", "ucs4be": self = .utf32BE
    case "windows1251", "cp1251", "win1251", "xcp1251", "1251": self = .windows1251
    case "koi8r", "koi8", "koi", "cskoi8r": self = .koi8R
    case "koi8u", "koi8ru": self = .koi8U
    case "cp866", "ibm866", "866", "dos866", "csibm866": self = .cp866
    case "iso88595", "iso885951988", "cyrillic", "csisolatincyrillic": self = .iso88595
    case "xmaccyrillic", "maccyrillic", "xmacukrainian": self = .macCyrillic
    case "windows1252", "cp1252", "win1252", "xcp1252", "1252": self = .windows1252
    default: return nil
    }
  }
}
