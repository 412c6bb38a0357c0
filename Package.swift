// swift-tools-version: 6.3

import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]
let strictMemory: [SwiftSetting] = strict + [.strictMemorySafety()]

/// A public library on the core alone, with its tests.
func capability(_ name: String, _ dependencies: [Target.Dependency] = []) -> [Target] {
    [
        .target(name: name, dependencies: ["InfraTrack"] + dependencies, swiftSettings: strict),
        .testTarget(
            name: name + "Tests",
            dependencies: [
                .target(name: name), "InfraTrack", "InfraTrackTesting", "FrontMatter",
                "GitStore", "TestSupport",
            ] + dependencies,
            resources: [.copy("Fixtures")],
            swiftSettings: strict),
    ]
}

let capabilities = [
    "InfraTrackAlerts", "InfraTrackCapture", "InfraTrackInventory",
    "InfraTrackBilling", "InfraTrackRunbooks", "InfraTrackSecrets",
]

/// What the receiver needs besides the library: the only targets that link a network stack.
let network: [Target.Dependency] = [
    .product(name: "ArgumentParser", package: "swift-argument-parser"),
    .product(name: "Crypto", package: "swift-crypto"),
    .product(name: "CryptoExtras", package: "swift-crypto"),
    .product(name: "HTTPTypes", package: "swift-http-types"),
    .product(name: "Hummingbird", package: "hummingbird"),
    .product(name: "HummingbirdCore", package: "hummingbird"),
    .product(name: "Logging", package: "swift-log"),
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
    .product(name: "SwiftASN1", package: "swift-asn1"),
    .product(name: "UnixSignals", package: "swift-service-lifecycle"),
]

let package = Package(
    name: "InfraTrack",
    platforms: [.macOS(.v26)],
    products: [
        .library(name: "InfraTrack", targets: ["InfraTrack"]),
        .library(name: "InfraTrackTesting", targets: ["InfraTrackTesting"]),
        .executable(name: "infratrack", targets: ["InfraTrackCommand"]),
        .executable(name: "infratrack-receiver", targets: ["InfraTrackReceiverCommand"]),
        .executable(name: "infratrack-bench", targets: ["InfraTrackBench"]),
    ] + capabilities.map { .library(name: $0, targets: [$0]) },
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        // Without its traits it brings neither swift-configuration nor all of Foundation.
        .package(
            url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibgit2", pkgConfig: "libgit2",
            providers: [.apt(["libgit2-dev"]), .brew(["libgit2"])]),
        .target(
            name: "GitStore",
            dependencies: ["CLibgit2", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: strictMemory),
        .testTarget(
            name: "GitStoreTests", dependencies: ["GitStore", "TestSupport"],
            swiftSettings: strict),
        .target(
            name: "FrontMatter", dependencies: [.product(name: "Yams", package: "Yams")],
            swiftSettings: strictMemory),
        .testTarget(
            name: "FrontMatterTests", dependencies: ["FrontMatter", "TestSupport"],
            resources: [.copy("Fixtures")], swiftSettings: strict),
        .target(name: "StrictJSON", swiftSettings: strict),
        .testTarget(
            name: "StrictJSONTests", dependencies: ["StrictJSON", "TestSupport"],
            swiftSettings: strict),
        .target(
            name: "InfraTrack",
            dependencies: [
                "FrontMatter", "GitStore", .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "InfraTrackTests",
            dependencies: [
                "InfraTrack", "InfraTrackTesting", "FrontMatter", "GitStore", "TestSupport",
            ],
            resources: [.copy("Fixtures")], swiftSettings: strict),
        .target(
            name: "InfraTrackTesting", dependencies: ["InfraTrack", "GitStore"],
            swiftSettings: strict),
        .target(name: "TestSupport", path: "Tests/Support", swiftSettings: strict),
        .executableTarget(
            name: "InfraTrackCommand",
            dependencies: [
                "InfraTrack", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ] + capabilities.map { .target(name: $0) },
            swiftSettings: strict),
        .testTarget(
            name: "InfraTrackCommandTests",
            dependencies: ["InfraTrackCommand", "InfraTrackTesting", "GitStore", "TestSupport"],
            resources: [.copy("Transcripts")], swiftSettings: strict),
        .target(
            name: "InfraTrackReceiver",
            dependencies: [
                "InfraTrack", "InfraTrackAlerts", "InfraTrackSecrets", "StrictJSON",
            ] + network,
            swiftSettings: strict),
        .testTarget(
            name: "InfraTrackReceiverTests",
            dependencies: [
                "InfraTrackReceiver", "InfraTrack", "InfraTrackAlerts", "InfraTrackTesting",
                "GitStore", "TestSupport",
            ] + network,
            swiftSettings: strict),
        .executableTarget(
            name: "InfraTrackReceiverCommand", dependencies: ["InfraTrackReceiver"],
            swiftSettings: strict),
        .executableTarget(
            name: "InfraTrackBench",
            dependencies: [
                "InfraTrack", "InfraTrackAlerts", "InfraTrackBilling", "InfraTrackInventory",
                "InfraTrackRunbooks", "InfraTrackSecrets",
            ],
            swiftSettings: strict),
    ]
        + capability("InfraTrackAlerts", ["StrictJSON"])
        + capability("InfraTrackCapture", ["StrictJSON"])
        + capability("InfraTrackInventory", ["StrictJSON"])
        + capability("InfraTrackBilling", ["StrictJSON"])
        + capability(
            "InfraTrackRunbooks", [.product(name: "Mustache", package: "swift-mustache")])
        + capability(
            "InfraTrackSecrets",
            [
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ]),
    swiftLanguageModes: [.v6]
)
