/// Spellings that differ between British and American English, by pieces of words.
///
/// Made for Slovo from the differences that grammars of English describe, and checked against
/// Debian's `wbritish` and `wamerican` word lists. What a piece becomes need be no word: both
/// spellings only have to become the same.
enum EnglishSpellingTable {
  /// Where a piece counts.
  enum Place: UInt8 {
    case anywhere
    case beginning
    /// The whole word, or the word but for a final `s`.
    case whole
    /// The end of the word, or the end but for a final `s`.
    case ending
  }

  static let pieces: [(from: StaticString, to: StaticString, place: Place)] = [
    // -our
    ("arbour", "arbor", .anywhere), ("ardour", "ardor", .anywhere), ("armour", "armor", .anywhere),
    ("behaviour", "behavior", .anywhere), ("candour", "candor", .anywhere),
    ("clamour", "clamor", .anywhere), ("clangour", "clangor", .anywhere),
    ("colour", "color", .anywhere), ("demeanour", "demeanor", .anywhere),
    ("dolour", "dolor", .anywhere), ("enamour", "enamor", .anywhere),
    ("endeavour", "endeavor", .anywhere), ("favour", "favor", .anywhere),
    ("fervour", "fervor", .anywhere), ("flavour", "flavor", .anywhere),
    ("glamour", "glamor", .anywhere), ("honour", "honor", .anywhere),
    ("humour", "humor", .anywhere), ("labour", "labor", .anywhere),
    ("neighbour", "neighbor", .anywhere), ("odour", "odor", .anywhere),
    ("parlour", "parlor", .anywhere), ("rancour", "rancor", .anywhere),
    ("rigour", "rigor", .anywhere), ("rumour", "rumor", .anywhere),
    ("saviour", "savior", .anywhere), ("savour", "savor", .anywhere),
    ("splendour", "splendor", .anywhere), ("succour", "succor", .anywhere),
    ("tumour", "tumor", .anywhere), ("valour", "valor", .anywhere), ("vapour", "vapor", .anywhere),
    ("vigour", "vigor", .anywhere),
    // -re
    ("accoutrement", "accouterment", .anywhere), ("accoutred", "accoutered", .anywhere),
    ("calibre", "caliber", .anywhere), ("centred", "centered", .anywhere),
    ("centring", "centering", .anywhere), ("centre", "center", .anywhere),
    ("fibre", "fiber", .anywhere), ("goitre", "goiter", .anywhere), ("litre", "liter", .ending),
    ("lustre", "luster", .anywhere), ("manoeuvred", "maneuvered", .anywhere),
    ("manoeuvring", "maneuvering", .anywhere), ("manoeuvre", "maneuver", .anywhere),
    ("manoeuvrab", "maneuverab", .anywhere), ("meagre", "meager", .anywhere),
    ("metre", "meter", .ending), ("mitre", "miter", .whole), ("mitred", "mitered", .whole),
    ("mitring", "mitering", .whole), ("ochre", "ocher", .anywhere),
    ("reconnoitred", "reconnoitered", .anywhere), ("reconnoitre", "reconnoiter", .anywhere),
    ("reconnoitring", "reconnoitering", .anywhere), ("sabre", "saber", .anywhere),
    ("saltpetre", "saltpeter", .anywhere), ("sceptre", "scepter", .anywhere),
    ("sepulchre", "sepulcher", .anywhere), ("sombre", "somber", .anywhere),
    ("spectre", "specter", .anywhere), ("theatre", "theater", .anywhere),
    ("titre", "titer", .whole),
    // -ogue
    ("logued", "loged", .anywhere), ("loguer", "loger", .anywhere), ("logues", "logs", .anywhere),
    ("loguing", "loging", .anywhere), ("logue", "log", .anywhere),
    // -ll-
    ("barrell", "barrel", .anywhere), ("bevell", "bevel", .anywhere),
    ("cancell", "cancel", .anywhere), ("channell", "channel", .anywhere),
    ("chiselle", "chisele", .anywhere), ("chiselli", "chiseli", .anywhere),
    ("counsell", "counsel", .anywhere), ("devill", "devil", .anywhere),
    ("dialled", "dialed", .anywhere), ("dialler", "dialer", .anywhere),
    ("dialling", "dialing", .anywhere), ("drivell", "drivel", .anywhere),
    ("duell", "duel", .anywhere), ("enamell", "enamel", .anywhere),
    ("equalled", "equaled", .anywhere), ("equalling", "equaling", .anywhere),
    ("flannell", "flannel", .anywhere), ("fuell", "fuel", .anywhere),
    ("funnell", "funnel", .anywhere), ("gambolled", "gamboled", .anywhere),
    ("gambolling", "gamboling", .anywhere), ("grovell", "grovel", .anywhere),
    ("imperill", "imperil", .anywhere), ("initialled", "initialed", .anywhere),
    ("initialling", "initialing", .anywhere), ("jewellery", "jewelry", .anywhere),
    ("jewell", "jewel", .anywhere), ("kennelled", "kenneled", .anywhere),
    ("labell", "label", .anywhere), ("levell", "level", .anywhere), ("libell", "libel", .anywhere),
    ("marshall", "marshal", .anywhere), ("marvell", "marvel", .anywhere),
    ("medallist", "medalist", .anywhere), ("modell", "model", .anywhere),
    ("panell", "panel", .anywhere), ("parcell", "parcel", .anywhere),
    ("pedalled", "pedaled", .anywhere), ("pedalling", "pedaling", .anywhere),
    ("pencilled", "penciled", .anywhere), ("pencilling", "penciling", .anywhere),
    ("pommell", "pommel", .anywhere), ("pummell", "pummel", .anywhere),
    ("quarrell", "quarrel", .anywhere), ("ravelled", "raveled", .anywhere),
    ("ravelling", "raveling", .anywhere), ("revelled", "reveled", .anywhere),
    ("reveller", "reveler", .anywhere), ("revelling", "reveling", .anywhere),
    ("rivalled", "rivaled", .anywhere), ("rivalling", "rivaling", .anywhere),
    ("shovell", "shovel", .anywhere), ("shrivell", "shrivel", .anywhere),
    ("signalled", "signaled", .anywhere), ("signaller", "signaler", .anywhere),
    ("signalling", "signaling", .anywhere), ("snivell", "snivel", .anywhere),
    ("spiralled", "spiraled", .anywhere), ("spiralling", "spiraling", .anywhere),
    ("squirrelled", "squirreled", .anywhere), ("stencilled", "stenciled", .anywhere),
    ("stencilling", "stenciling", .anywhere), ("swivell", "swivel", .anywhere),
    ("tasselled", "tasseled", .anywhere), ("tinselled", "tinseled", .anywhere),
    ("totalled", "totaled", .anywhere), ("totalling", "totaling", .anywhere),
    ("towell", "towel", .anywhere), ("trammell", "trammel", .anywhere),
    ("tranquill", "tranquil", .anywhere), ("travell", "travel", .anywhere),
    ("tunnell", "tunnel", .anywhere), ("weaselled", "weaseled", .anywhere),
    ("woollen", "woolen", .anywhere), ("yodell", "yodel", .anywhere),
    ("marvellous", "marvelous", .anywhere), ("trialled", "trialed", .anywhere),
    ("trialling", "trialing", .anywhere),
    // Here it is the American spelling that has two.
    ("appall", "appal", .anywhere), ("distill", "distil", .anywhere),
    ("enroll", "enrol", .anywhere), ("enthrall", "enthral", .anywhere),
    ("fulfill", "fulfil", .anywhere), ("installment", "instalment", .anywhere),
    ("instill", "instil", .anywhere), ("skillful", "skilful", .anywhere),
    ("willful", "wilful", .anywhere),
    // -ence, -ise and -ice
    ("defenc", "defens", .anywhere), ("licenc", "licens", .anywhere),
    ("offenc", "offens", .anywhere), ("practis", "practic", .anywhere),
    ("pretenc", "pretens", .anywhere),
    // ae and oe
    ("aemi", "emi", .anywhere), ("aesthe", "esthe", .anywhere), ("aetiolog", "etiolog", .anywhere),
    ("amoeb", "ameb", .anywhere), ("archaeo", "archeo", .anywhere),
    ("caesium", "cesium", .anywhere), ("coeliac", "celiac", .anywhere),
    ("coelom", "celom", .anywhere), ("faec", "fec", .anywhere), ("foetal", "fetal", .anywhere),
    ("foetid", "fetid", .anywhere), ("foetus", "fetus", .anywhere), ("gynaec", "gynec", .anywhere),
    ("haem", "hem", .anywhere), ("homoeop", "homeop", .anywhere), ("mediaev", "mediev", .anywhere),
    ("noea", "nea", .ending), ("oedema", "edema", .anywhere), ("oesoph", "esoph", .anywhere),
    ("oestr", "estr", .anywhere), ("orrhoea", "orrhea", .anywhere),
    ("arrhoea", "arrhea", .anywhere), ("paed", "ped", .anywhere), ("palaeo", "paleo", .anywhere),
    ("primaev", "primev", .anywhere), ("aeroplane", "airplane", .anywhere),
    // Others
    ("aerofoil", "airfoil", .beginning), ("afterwards", "afterward", .whole),
    ("ageing", "aging", .whole), ("almanack", "almanac", .whole), ("aluminium", "aluminum", .whole),
    ("artefact", "artifact", .anywhere), ("baulk", "balk", .beginning),
    ("benefitt", "benefit", .anywhere), ("burnt", "burned", .whole),
    ("carburett", "carburet", .anywhere), ("connexion", "connection", .anywhere),
    ("cosier", "cozier", .whole), ("cosiest", "coziest", .whole), ("cosies", "cozies", .whole),
    ("cosily", "cozily", .whole), ("cosiness", "coziness", .whole), ("cosy", "cozy", .whole),
    ("cypher", "cipher", .anywhere), ("dgement", "dgment", .anywhere),
    ("draught", "draft", .anywhere), ("dreamt", "dreamed", .whole),
    ("enquir", "inquir", .beginning), ("flautist", "flutist", .whole),
    ("focuss", "focus", .anywhere), ("furore", "furor", .whole), ("gaol", "jail", .beginning),
    ("grey", "gray", .beginning), ("inflexion", "inflection", .anywhere),
    ("learnt", "learned", .whole), ("liquorice", "licorice", .whole),
    ("mollusc", "mollusk", .anywhere), ("mould", "mold", .beginning), ("moult", "molt", .beginning),
    ("moustache", "mustache", .anywhere), ("omelette", "omelet", .whole),
    ("plough", "plow", .anywhere), ("gramme", "gram", .ending), ("pyjama", "pajama", .anywhere),
    ("rouble", "ruble", .whole), ("sceptic", "skeptic", .anywhere),
    ("smoulder", "smolder", .anywhere), ("spoilt", "spoiled", .whole), ("sulph", "sulf", .anywhere),
    ("tyre", "tire", .whole), ("waggon", "wagon", .anywhere), ("yoghurt", "yogurt", .anywhere),
  ]
}
