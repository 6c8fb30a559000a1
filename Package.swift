// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .strictMemorySafety(),  // every C call is spelled `unsafe`
]

// What reads and judges text is optimised in a debug build too, as the tests spend most of their time in it; assertions
// are checked all the same.
let optimised: [SwiftSetting] =
  settings + [.unsafeFlags(["-O", "-assert-config", "Debug"], .when(configuration: .debug))]

// Targets stand in dependency order: a target imports only from targets above it.
let package = Package(
  name: "Tuneboard",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "tuneboard", targets: ["tuneboard"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CCmarkGFM", pkgConfig: "libcmark-gfm",
      providers: [
        .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
      ]),
    // SHA-256 with the processor's own instructions, without compiling a C library into the build.
    .systemLibrary(
      name: "CLibCrypto", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),

    .systemLibrary(name: "CRename"),

    // The vocabulary of the tokenizer as bytes in the program: no file beside it, nothing to download.
    .target(
      name: "CTokenRanks", exclude: ["o200k_base.ranks"], cSettings: [.headerSearchPath(".")]),

    // Vectors of word pieces, likewise.
    .target(
      name: "CWordVectors", exclude: ["word.vectors"], cSettings: [.headerSearchPath(".")]),

    // Weights of wording that does harm, likewise.
    .target(
      name: "CHarmModel", exclude: ["harm.weights"], cSettings: [.headerSearchPath(".")]),

    // Names of people and places, likewise.
    .target(
      name: "CNameLists", exclude: ["names.table", "own.names"],
      cSettings: [.headerSearchPath(".")]),

    // Findings, Corpus, Privacy and Analysis are pure: no Foundation, no disk, and of C only tables.
    .target(name: "Privacy", dependencies: ["CNameLists"], swiftSettings: optimised),
    .target(name: "Findings", dependencies: ["Privacy"], swiftSettings: optimised),
    .target(name: "Corpus", dependencies: ["Findings", "Privacy"], swiftSettings: optimised),
    .target(name: "Tokens", dependencies: ["CTokenRanks"], swiftSettings: optimised),
    .target(name: "WordVectors", dependencies: ["CWordVectors"], swiftSettings: optimised),
    .target(name: "HarmModel", dependencies: ["CHarmModel"], swiftSettings: optimised),
    .target(
      name: "Markdown", dependencies: ["CCmarkGFM", "Findings"], swiftSettings: optimised),
    .target(
      name: "Dialects",
      dependencies: [
        "Markdown", "Privacy", "Corpus", "Findings", .product(name: "Yams", package: "Yams"),
      ], swiftSettings: optimised),
    .target(
      name: "Import", dependencies: ["Dialects", "Privacy", "Corpus", "Findings"],
      swiftSettings: optimised),
    .target(
      name: "Analysis",
      dependencies: ["HarmModel", "WordVectors", "Privacy", "Corpus", "Findings"],
      swiftSettings: optimised),
    .target(
      name: "Review", dependencies: ["Analysis", "Privacy", "Findings"], swiftSettings: settings),
    .target(
      name: "Evaluation", dependencies: ["Analysis", "Findings"], swiftSettings: optimised),
    .target(
      name: "Planning", dependencies: ["Markdown", "Privacy", "Findings"], swiftSettings: optimised),
    .target(
      name: "Export",
      dependencies: ["CLibCrypto", "Planning", "Analysis", "Privacy", "Corpus", "Findings"],
      swiftSettings: optimised),

    // Templates are data: a build tool turns them into string literals, so the program needs no
    // files beside it. `Templates/` is the target itself so that new files in it are noticed.
    .executableTarget(name: "embed-templates", swiftSettings: settings),
    .plugin(
      name: "EmbedTemplates", capability: .buildTool(), dependencies: ["embed-templates"],
      path: "Sources/EmbedTemplates"),
    .target(
      name: "BuiltinTemplates", path: "Templates",
      exclude: ["pages", "partials", "assets", "project", "cues", "validity"],
      swiftSettings: settings, plugins: ["EmbedTemplates"]),

    .target(
      name: "Report",
      dependencies: [
        "BuiltinTemplates", "Export", "Planning", "Review", "Analysis", "Privacy", "Corpus",
        "Findings",
        .product(name: "Mustache", package: "swift-mustache"),
      ], swiftSettings: settings),
    .target(
      name: "Pipeline",
      dependencies: [
        "HarmModel", "WordVectors", "CRename", "Report", "BuiltinTemplates", "Export", "Tokens",
        "Import",
        "Dialects",
        "Planning",
        "Evaluation", "Review", "Analysis",
        "Privacy", "Corpus", "Findings",
      ], swiftSettings: settings),
    .target(
      name: "Commands",
      dependencies: [
        "Pipeline", "Report", "BuiltinTemplates", "Export", "Import", "Dialects", "Planning",
        "Evaluation",
        "Review", "Analysis", "Privacy", "Corpus", "Findings",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Yams", package: "Yams"),
      ], swiftSettings: settings),
    .executableTarget(name: "tuneboard", dependencies: ["Commands"], swiftSettings: settings),

    .executableTarget(
      name: "judging-benchmark",
      dependencies: [
        "CCmarkGFM", "Dialects", "BuiltinTemplates", "Analysis", "Privacy", "Corpus", "Findings",
      ], path: "Benchmarks/Judging", swiftSettings: settings),

    .executableTarget(
      name: "reading-benchmark",
      dependencies: ["CCmarkGFM", "Dialects", "Privacy", "Corpus", "Findings"],
      path: "Benchmarks/Reading", swiftSettings: settings),

    .executableTarget(
      name: "tokens-benchmark", dependencies: ["Tokens"], path: "Benchmarks/Tokens",
      swiftSettings: settings),

    .executableTarget(
      name: "duplicates-benchmark",
      dependencies: [
        "Pipeline", "Dialects", "BuiltinTemplates", "Analysis", "Privacy", "Corpus", "Findings",
      ], path: "Benchmarks/Duplicates", swiftSettings: settings),

    // Built by `.ci/fuzz` with libFuzzer; alone it runs inputs that were found.
    .executableTarget(
      name: "fuzz",
      dependencies: ["Import", "Dialects", "Review", "Planning", "Privacy", "Corpus", "Findings"],
      path: "Tests/Fuzzing", swiftSettings: settings),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(
      name: "FindingsTests", dependencies: ["Findings", "Privacy", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "PrivacyTests", dependencies: ["Privacy", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "WordVectorsTests", dependencies: ["WordVectors"], swiftSettings: settings),
    .testTarget(name: "HarmModelTests", dependencies: ["HarmModel"], swiftSettings: settings),
    .testTarget(
      name: "TokensTests", dependencies: ["Tokens", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "MarkdownTests", dependencies: ["Markdown"], swiftSettings: settings),
    .testTarget(
      name: "DialectsTests",
      dependencies: ["Dialects", "Privacy", "Corpus", "Findings", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "ImportTests",
      dependencies: ["Import", "Dialects", "Privacy", "Corpus", "Findings", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "AnalysisTests",
      dependencies: [
        "Analysis", "HarmModel", "BuiltinTemplates", "Privacy", "Corpus", "Findings",
        "TestSupport", "WordVectors",
      ], swiftSettings: settings),
    .testTarget(
      name: "EvaluationTests",
      dependencies: ["Evaluation", "Analysis", "Privacy", "Findings"],
      swiftSettings: settings),
    .testTarget(
      name: "ReviewTests",
      dependencies: ["Review", "Analysis", "Privacy", "Findings", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "PlanningTests", dependencies: ["Planning", "Privacy", "Findings"],
      swiftSettings: settings),
    .testTarget(
      name: "ExportTests",
      dependencies: ["Export", "Planning", "Analysis", "Privacy", "Corpus", "Findings"],
      swiftSettings: settings),
    .testTarget(
      name: "ReportTests",
      dependencies: [
        "Report", "BuiltinTemplates", "Export", "Planning", "Review", "Analysis", "Privacy",
        "Findings", "TestSupport",
      ], swiftSettings: settings),
    .testTarget(
      name: "PipelineTests",
      dependencies: [
        "Pipeline", "Dialects", "Privacy", "Report", "Export", "Planning", "Analysis", "Corpus",
        "Findings", "TestSupport",
      ], swiftSettings: settings),
    .testTarget(
      name: "CommandsTests",
      dependencies: [
        "Commands", "Pipeline", "Export", "Analysis", "Privacy", "Findings", "TestSupport",
        "tuneboard",  // is run
        .product(name: "Yams", package: "Yams"),
      ], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
