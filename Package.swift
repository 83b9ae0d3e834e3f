// swift-tools-version: 6.2
import PackageDescription

/// The modules and who may use whom. `Tests/TidyTests` holds the import table; SwiftPM does not.
let package = Package(
    name: "liaison",
    products: [
        .executable(name: "liaisond", targets: ["liaisond"]),
        .executable(name: "liaisonctl", targets: ["liaisonctl"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    ],
    targets: [
        .target(name: "CLinux"),
        .target(name: "CSQLite", linkerSettings: [.linkedLibrary("sqlite3")]),
        .target(name: "LiaisonCore"),
        .target(
            name: "LiaisonWire",
            dependencies: ["LiaisonCore"],
            exclude: ["PROTOCOL.md"]
        ),
        .target(name: "LiaisonClient", dependencies: ["LiaisonCore", "LiaisonWire"]),
        .target(
            name: "LiaisonStore",
            dependencies: [
                "CSQLite", "LiaisonCore",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),
        .target(
            name: "LiaisonSystemd",
            dependencies: ["CLinux", .product(name: "Logging", package: "swift-log")]
        ),
        .target(
            name: "LiaisonDaemon",
            dependencies: [
                "LiaisonCore", "LiaisonWire", "LiaisonStore", "LiaisonSystemd",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                "TOMLKit",
            ]
        ),
        .executableTarget(
            name: "liaisond",
            dependencies: [
                "LiaisonDaemon", "LiaisonWire",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .executableTarget(
            name: "liaisonctl",
            dependencies: [
                "LiaisonClient", "LiaisonWire",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .target(
            name: "LiaisonTestKit",
            dependencies: ["LiaisonCore", "LiaisonWire", "LiaisonClient", "LiaisonStore"],
            path: "Tests/LiaisonTestKit"
        ),
        .testTarget(name: "LiaisonCoreTests", dependencies: ["LiaisonCore", "LiaisonTestKit"]),
        .testTarget(name: "LiaisonWireTests", dependencies: ["LiaisonWire", "LiaisonTestKit"]),
        .testTarget(
            name: "LiaisonClientTests",
            dependencies: ["LiaisonClient", "LiaisonTestKit"]
        ),
        .testTarget(
            name: "LiaisonStoreTests",
            dependencies: ["LiaisonCore", "LiaisonStore", "LiaisonTestKit"]
        ),
        .testTarget(
            name: "LiaisonDaemonTests",
            dependencies: [
                "LiaisonCore", "LiaisonWire", "LiaisonClient", "LiaisonStore", "LiaisonDaemon",
                "LiaisonSystemd", "LiaisonTestKit", .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .testTarget(
            name: "LiaisonSystemTests",
            dependencies: ["LiaisonClient", "LiaisonTestKit"]
        ),
        .testTarget(name: "TidyTests", dependencies: ["LiaisonTestKit"]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)

/// The same strictness for every Swift target. `InternalImportsByDefault` keeps a framework's
/// types out of an adapter's API: the compiler refuses them in a `package` declaration.
for target in package.targets where !["CLinux", "CSQLite"].contains(target.name) {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .enableUpcomingFeature("InferIsolatedConformances"),
    ]
}
