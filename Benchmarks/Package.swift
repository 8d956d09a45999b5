// swift-tools-version:6.2
import PackageDescription

// The benchmarks of Slovo: a package of its own, so that nobody pays for it who does not measure.

let swift: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "benchmarks",
  dependencies: [
    .package(name: "slovo", path: ".."),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .target(name: "CPeak"),
    .target(
      name: "CPlain",
      linkerSettings: [.linkedLibrary("icuuc"), .linkedLibrary("stemmer")]),
    .executableTarget(
      name: "benchmark",
      dependencies: [
        "CPeak",
        "CPlain",
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "SlovoModules", package: "slovo"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      path: "Sources/Benchmarks", swiftSettings: swift),
    .executableTarget(name: "hello", path: "Sources/Hello", swiftSettings: swift),
  ],
  swiftLanguageModes: [.v6]
)
