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

    // What all else is built of; the only door to libcrypto.
    .target(name: "Bytes", dependencies: ["CLibCrypto"], swiftSettings: optimised),

    // Findings, Corpus, Privacy and Analysis are pure: no Foundation, no disk, and of C only tables.
    .target(name: "Privacy", dependencies: ["CNameLists", "Bytes"], swiftSettings: optimised),
    .target(name: "Findings", dependencies: ["Bytes", "Privacy"], swiftSettings: optimised),
    .target(
      name: "Corpus",
      dependencies: [
        "Privacy"
      ], swiftSettings: optimised),
    .target(name: "Tokenizer", dependencies: ["Bytes", "CTokenRanks"], swiftSettings: optimised),
    .target(name: "WordVectors", dependencies: ["CWordVectors"], swiftSettings: optimised),
    .target(name: "HarmModel", dependencies: ["CHarmModel"], swiftSettings: optimised),
    .target(
      name: "Markdown", dependencies: ["CCmarkGFM", "Bytes"], swiftSettings: optimised),
    .target(
      name: "FrontMatter",
      dependencies: [
        "Bytes", .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: optimised),
    .target(
      name: "Dialects",
      dependencies: [
        "FrontMatter", "Markdown", "Privacy", "Corpus", "Findings", "Bytes",
      ],
      swiftSettings: optimised),
    .target(
      name: "Import", dependencies: ["Bytes", "Dialects", "Privacy", "Corpus", "Findings"],
      swiftSettings: optimised),
    .target(name: "Language", dependencies: ["Bytes", "Corpus"], swiftSettings: optimised),
    .target(
      name: "Analysis",
      dependencies: [
        "Bytes", "HarmModel", "WordVectors", "Privacy", "Corpus", "Findings", "Language",
      ],
      swiftSettings: optimised),
    .target(
      name: "Review",
      dependencies: [
        "FrontMatter", "Analysis", "Privacy", "Findings", "Bytes",
      ],
      swiftSettings: optimised),
    .target(
      name: "Evaluation",
      dependencies: [
        "Bytes", "Analysis", "Findings", "Language",
      ], swiftSettings: optimised),
    .target(
      name: "Planning",
      dependencies: [
        "FrontMatter", "Markdown", "Privacy", "Findings", "Bytes",
      ],
      swiftSettings: optimised),
    .target(
      name: "Dataset",
      dependencies: [
        "Bytes", "Planning", "Analysis", "Privacy", "Corpus", "Findings", "Language",
      ],
      swiftSettings: optimised),

    .target(
      name: "Records",
      dependencies: [
        "Planning", "Analysis", "Privacy", "Corpus", "Findings", "Bytes", "Language",
      ],
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
        "Bytes", "BuiltinTemplates", "Dataset", "Planning", "Review", "Analysis", "Privacy",
        "Corpus", "Findings", "Language", .product(name: "Mustache", package: "swift-mustache"),
      ], swiftSettings: settings),
    .target(
      name: "Storage",
      dependencies: [
        "CRename", "Records", "Analysis", "Corpus", "Findings", "Privacy", "Bytes",
      ],
      swiftSettings: settings),
    .target(
      name: "Project",
      dependencies: [
        "Bytes", "Records", "HarmModel", "WordVectors", "Report", "BuiltinTemplates", "Dataset",
        "Tokenizer", "Import", "Dialects", "Planning", "Evaluation", "Review", "Analysis",
        "Privacy", "Corpus", "Findings", "Storage", "Language",
      ], swiftSettings: settings),
    // Above Project, which has the settings that a file fills in: what is judged by them does not know the file.
    .target(
      name: "Configuration",
      dependencies: [
        "Project", "Report", "Dataset", "Dialects", "Planning", "Analysis", "Privacy", "Corpus",
        "Findings", "Bytes", "FrontMatter", "Language", .product(name: "Yams", package: "Yams"),
      ], swiftSettings: settings),
    .target(
      name: "Commands",
      dependencies: [
        "Project", "Report", "BuiltinTemplates", "Dataset", "Import", "Planning", "Evaluation",
        "Review", "Analysis", "Privacy", "Corpus", "Findings", "Bytes", "Configuration", "Storage",
        "Language", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: settings),
    .executableTarget(name: "tuneboard", dependencies: ["Commands"], swiftSettings: settings),

    .executableTarget(
      name: "judging-benchmark",
      dependencies: [
        "CCmarkGFM", "Dialects", "BuiltinTemplates", "Analysis", "Privacy", "Corpus", "Findings",
        "Language",
      ], path: "Tests/Benchmarks/Judging", swiftSettings: settings),

    .executableTarget(
      name: "reading-benchmark",
      dependencies: ["CCmarkGFM", "Dialects", "Privacy", "Corpus", "Findings"],
      path: "Tests/Benchmarks/Reading", swiftSettings: settings),

    .executableTarget(
      name: "tokens-benchmark", dependencies: ["Tokenizer"], path: "Tests/Benchmarks/Tokens",
      swiftSettings: settings),

    .executableTarget(
      name: "duplicates-benchmark",
      dependencies: [
        "Project", "Dialects", "Analysis", "Privacy", "Corpus", "Findings", "Language",
      ], path: "Tests/Benchmarks/Duplicates", swiftSettings: settings),

    // Built by `Tests/Measures/fuzz.py` with libFuzzer; alone it runs inputs that were found.
    .executableTarget(
      name: "fuzz",
      dependencies: ["Import", "Dialects", "Review", "Planning", "Privacy", "Corpus", "Findings"],
      path: "Tests/Fuzzing", swiftSettings: settings),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(
      name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: optimised),
    .testTarget(
      name: "BytesTests",
      dependencies: [
        "Bytes", "TestSupport",
      ], swiftSettings: settings),
    .testTarget(
      name: "FindingsTests",
      dependencies: [
        "Findings", "Privacy",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "PrivacyTests", dependencies: ["Privacy", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "WordVectorsTests", dependencies: ["WordVectors"], swiftSettings: settings),
    .testTarget(name: "HarmModelTests", dependencies: ["HarmModel"], swiftSettings: settings),
    .testTarget(
      name: "TokenizerTests", dependencies: ["Tokenizer", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "MarkdownTests",
      dependencies: [
        "Markdown"
      ], swiftSettings: settings),
    .testTarget(
      name: "DialectsTests",
      dependencies: [
        "Dialects", "FrontMatter", "Privacy", "Corpus", "Findings", "TestSupport", "Bytes",
      ], swiftSettings: settings),
    .testTarget(
      name: "ImportTests",
      dependencies: [
        "Bytes", "Import", "Dialects", "Privacy", "Corpus", "Findings", "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "LanguageTests",
      dependencies: [
        "Language", "TestSupport", "BuiltinTemplates", "Corpus",
      ], swiftSettings: settings),
    .testTarget(
      name: "AnalysisTests",
      dependencies: [
        "Analysis", "HarmModel", "BuiltinTemplates", "Privacy", "Corpus", "Findings",
        "WordVectors", "TestSupport", "Language",
      ], swiftSettings: settings),
    .testTarget(
      name: "EvaluationTests",
      dependencies: [
        "Evaluation", "Analysis", "Privacy", "Findings", "Language",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ReviewTests",
      dependencies: [
        "Review", "Analysis", "Privacy", "Findings", "TestSupport", "Language",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "PlanningTests", dependencies: ["Bytes", "Planning", "Privacy", "Findings"],
      swiftSettings: settings),
    .testTarget(
      name: "DatasetTests",
      dependencies: [
        "Bytes", "Dataset", "Planning", "Analysis", "Privacy", "Corpus", "Findings", "Language",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "RecordsTests",
      dependencies: [
        "Records", "Planning", "Analysis", "Privacy", "Corpus", "Findings", "Bytes", "Language",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ReportTests",
      dependencies: [
        "Report", "BuiltinTemplates", "Dataset", "Planning", "Review", "Analysis", "Privacy",
        "Findings", "TestSupport", "Language",
      ], swiftSettings: settings),
    .testTarget(
      name: "StorageTests",
      dependencies: [
        "Storage", "Privacy", "Findings", "Corpus", "Records", "Project", "TestSupport",
      ], swiftSettings: settings),
    .testTarget(
      name: "ProjectTests",
      dependencies: [
        "Bytes", "Project", "Dialects", "Privacy", "Dataset", "Analysis", "Corpus", "Findings",
        "TestSupport", "Planning", "Report", "Storage", "Language",
      ], swiftSettings: settings),
    .testTarget(
      name: "ConfigurationTests",
      dependencies: ["Configuration", "Project", "Analysis", "Findings"],
      swiftSettings: settings),
    .testTarget(
      name: "CommandsTests",
      dependencies: [
        "Bytes", "Commands", "Project", "Analysis", "Privacy", "Findings", "TestSupport",
        "tuneboard", "Dataset", "Planning", "Configuration", "Dialects", "Import", "Storage",
        "Language", .product(name: "Yams", package: "Yams"),
      ], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
