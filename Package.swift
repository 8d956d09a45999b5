// swift-tools-version:6.2
import PackageDescription

// Slovo's house. Reading order of this file:
//  - One section for each layer, lowest first; a test target follows its module.
//  - All array elements are sorted alphabetically.
//  - An arrow that is not declared here does not exist: CI builds with
//    `--explicit-target-dependency-import-check error`.

// Continuous integration takes warnings for errors, in our own targets only.
let isStrict = Context.environment["SLOVO_WARNINGS_AS_ERRORS"] != nil

let swift: [SwiftSetting] =
  [.enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault")]
  + (isStrict ? [.treatAllWarnings(as: .error)] : [])

// Loops over postings in a release build: exclusive access is checked where it can be when they are compiled, and by the
// tests, which are built with all checks.
let fast: [SwiftSetting] =
  swift + [.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let toml = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")

let package = Package(
  name: "slovo",
  products: [
    .executable(name: "slovo", targets: ["slovo"]),
    // For the package in Benchmarks.
    .library(
      name: "SlovoModules",
      targets: ["Analysis", "Documents", "Indexing", "Postings", "Searching"]),
  ],
  dependencies: [
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [

    // MARK: C libraries behind opaque headers

    .target(
      name: "CICU", linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),
    .target(name: "CJSON"),
    .target(name: "CPrefetch"),
    .target(name: "CSnowball", linkerSettings: [.linkedLibrary("stemmer")]),
    .target(
      name: "CXML", cSettings: [.unsafeFlags(["-I/usr/include/libxml2"])],
      linkerSettings: [.linkedLibrary("xml2")]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", providers: [.apt(["libzstd-dev"])]),

    // MARK: Data

    .target(
      name: "IndexDefinition", path: "Index", exclude: ["Built", "Sample"],
      resources: [
        .embedInCode("Ranking/bm25-anserini.toml"), .embedInCode("Ranking/bm25-atire.toml"),
        .embedInCode("Ranking/bm25-lucene.toml"), .embedInCode("Ranking/bm25-plus.toml"),
        .embedInCode("Ranking/bm25f.toml"), .embedInCode("Ranking/bm25l.toml"),
        .embedInCode("Ranking/default.toml"), .embedInCode("Ranking/dfi.toml"),
        .embedInCode("Ranking/dph.toml"), .embedInCode("Ranking/exact.toml"),
        .embedInCode("Ranking/inl2.toml"),
        .embedInCode("Ranking/lm-dirichlet.toml"), .embedInCode("Ranking/lm-jm.toml"),
        .embedInCode("Ranking/pl2.toml"), .embedInCode("Ranking/precision.toml"),
        .embedInCode("Ranking/recall.toml"), .embedInCode("Ranking/tf-idf.toml"),
        .embedInCode("bitmaps.sql"), .embedInCode("blocks.sql"),
        .embedInCode("schema.sql"),
      ], swiftSettings: swift),
    .target(
      name: "Stopwords", path: "Stopwords",
      resources: [
        .embedInCode("english-questions.txt"), .embedInCode("english.txt"),
        .embedInCode("russian-questions.txt"), .embedInCode("russian.txt"),
      ], swiftSettings: swift),

    // MARK: bytes → text

    .target(
      name: "Documents", dependencies: ["CICU", "CJSON", "CXML", system], swiftSettings: swift),
    .testTarget(
      name: "DocumentsTests", dependencies: ["Documents", "TestSupport", system],
      swiftSettings: swift),

    // MARK: text → terms

    .target(
      name: "Analysis", dependencies: ["CICU", "CSnowball", "CZlib", "Stopwords"],
      swiftSettings: swift),
    .testTarget(
      name: "AnalysisTests", dependencies: ["Analysis", "CICU", "Stopwords", "TestSupport"],
      swiftSettings: swift),

    // MARK: terms ⇄ terms

    .target(
      name: "Lexicon", dependencies: ["Analysis", "CZlib", "CZstd", grdb],
      exclude: ["Debian", "Training"], swiftSettings: swift),
    .testTarget(
      name: "LexiconTests", dependencies: ["Analysis", "Lexicon", "TestSupport"],
      swiftSettings: swift),

    // MARK: terms ⇄ SQLite

    .target(
      name: "Postings",
      dependencies: ["Analysis", "CPrefetch", "CZstd", "IndexDefinition", grdb, grdbSQLite],
      swiftSettings: fast),
    .testTarget(
      name: "PostingsTests", dependencies: ["Analysis", "Postings", "TestSupport", grdb],
      swiftSettings: swift),

    // MARK: numbers → scores

    .target(name: "Ranking", swiftSettings: fast),
    .testTarget(
      name: "RankingTests", dependencies: ["Ranking", "TestSupport"], swiftSettings: swift),

    // MARK: the way in

    .target(
      name: "Indexing", dependencies: ["Analysis", "Documents", "Postings", system],
      swiftSettings: swift),
    .testTarget(
      name: "IndexingTests", dependencies: ["Analysis", "Indexing", "Postings", "TestSupport"],
      swiftSettings: swift),

    // MARK: the way out

    .target(
      name: "Searching", dependencies: ["Analysis", "Postings", "Ranking"],
      swiftSettings: fast),
    .testTarget(
      name: "SearchingTests",
      dependencies: [
        "Analysis", "Documents", "Indexing", "Postings", "Ranking", "Searching", "TestSupport",
        grdb,
      ],
      swiftSettings: swift),

    // MARK: which ranking is better

    .target(name: "Evaluation", swiftSettings: swift),
    .testTarget(
      name: "EvaluationTests", dependencies: ["Evaluation", "TestSupport"], exclude: ["Fixtures"],
      swiftSettings: swift),

    // MARK: the command

    .executableTarget(
      name: "slovo",
      dependencies: [
        "Analysis", "Documents", "Evaluation", "IndexDefinition", "Indexing", "Lexicon", "Postings",
        "Searching", argumentParser, system, toml,
      ],
      exclude: ["Manual"], swiftSettings: swift),
    .target(name: "TestSupport", swiftSettings: swift),
    .testTarget(
      name: "CommandTests", dependencies: ["TestSupport"], exclude: ["Golden"],
      swiftSettings: swift),
  ],
  swiftLanguageModes: [.v6]
)
