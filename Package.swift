// swift-tools-version: 6.2
// The map of the product: which target exists, and what each may import.
// `make` builds with the check that refuses every import that is not declared here.
import PackageDescription

// MARK: - The bundled plugins: one folder under Plugins/ each, in the order of the manual.

/// A plugin: its name and the analyses it presents.
let plugins: [(name: String, imports: [Target.Dependency])] = [
  ("Readers", ["CHTML", "CArchive", "CSimdJSON", "JSONCoding", "Cleaning", "Lexicons"]),
  ("Writers", ["JSONCoding"]),
  ("Rows", []),
  ("Clean", ["Cleaning"]),
  ("Explore", ["TextSearch", "NamedEntities", "Claims"]),
  ("Dedupe", ["TextReuse"]),
  ("Entities", ["NamedEntities"]),
  ("Summarise", ["Summarising"]),
  ("Compare", ["Claims", "NamedEntities", "TextReuse", "TextSearch"]),
]

// MARK: - Layers, each importing only what stands above it.

let libraries: [Target] = [
  .target(name: "TextKernels", dependencies: ["CTextKernels"]),
  .target(name: "JSONCoding", dependencies: ["CSimdJSON"]),
  .target(name: "CollateCore", dependencies: ["TextKernels", "JSONCoding", "CSystem"]),
  .target(name: "PluginKit", dependencies: ["CollateCore"]),
  .target(name: "CommandLanguage"),

  .target(name: "Lexicons", dependencies: ["CLexicons"]),
  .target(name: "Stemming", dependencies: ["CStemmer"]),
  .target(name: "Cleaning", dependencies: ["CollateCore", "TextKernels", "Lexicons"]),
  .target(name: "TextReuse", dependencies: ["CollateCore", "TextKernels"]),
  .target(
    name: "NamedEntities", dependencies: ["CollateCore", "TextKernels", "Lexicons", "CEntityModel"]),
  .target(
    name: "Claims",
    dependencies: ["CollateCore", "TextKernels", "Lexicons", "NamedEntities", "Stemming"]),
  .target(
    name: "Summarising",
    dependencies: [
      "CollateCore", "TextKernels", "Lexicons", "NamedEntities", "Claims", "TextReuse", "Stemming",
    ]),
  .target(
    name: "TextSearch",
    dependencies: ["CollateCore", "TextKernels", "Lexicons", "Stemming"]),

  .target(name: "FileAccess", dependencies: ["CSystem"]),
  .target(name: "SessionFile", dependencies: ["CollateCore", "JSONCoding", "TextKernels"]),
  .target(
    name: "Shell",
    dependencies: [
      "PluginKit", "CommandLanguage", "SessionFile", "FileAccess", "JSONCoding", "TextKernels",
    ]),
  .target(name: "LineEditing", dependencies: ["CLibEdit", "JSONCoding", "TextKernels"]),
]

/// C faces of system libraries, embedded data and one loop over bytes; each has one Swift owner.
let systemLibraries: [Target] = [
  .target(name: "CTextKernels"),
  .target(name: "CSystem", linkerSettings: [.linkedLibrary("nettle")]),
  .target(
    name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson"), .linkedLibrary("stdc++")]),
  .target(name: "CHTML", linkerSettings: [.linkedLibrary("gumbo")]),
  .target(name: "CArchive", linkerSettings: [.linkedLibrary("z"), .linkedLibrary("zstd")]),
  .target(name: "CStemmer", linkerSettings: [.linkedLibrary("stemmer")]),
  .target(name: "CLibEdit", linkerSettings: [.linkedLibrary("edit")]),
  .target(name: "CLexicons", exclude: ["data"]),
  .target(name: "CEntityModel", exclude: ["entities.model", "NOTICE.md"]),
]

let pluginTargets: [Target] = plugins.map { plugin in
  .target(
    name: plugin.name,
    dependencies: ["PluginKit", "CollateCore", "TextKernels"] + plugin.imports,
    path: "Plugins/\(plugin.name)",
    exclude: ["README.md"])
}

let program: [Target] = [
  .target(
    name: "Bundled",
    dependencies: ["PluginKit"] + plugins.map { .byName(name: $0.name) },
    path: "Plugins",
    exclude: plugins.map(\.name),
    sources: ["Bundled.swift"]),
  .executableTarget(
    name: "collate",
    dependencies: [
      "Bundled", "Shell", "LineEditing", "FileAccess", "PluginKit", "CommandLanguage", "TextKernels",
      "CSystem",
    ]),
  .executableTarget(
    name: "LineFeatures",
    dependencies: ["Cleaning", "CollateCore", "JSONCoding", "FileAccess", "PluginKit", "Readers"],
    path: "Benchmarks/LineFeatures"),
  .executableTarget(
    name: "GateFeatures",
    dependencies: ["Claims", "CollateCore", "FileAccess", "PluginKit", "Readers"],
    path: "Benchmarks/GateFeatures"),
  .executableTarget(
    name: "train-summaries",
    dependencies: [
      "Summarising", "Stemming", "TextKernels", "CollateCore", "PluginKit", "Bundled", "FileAccess",
      "JSONCoding",
    ],
    path: "Benchmarks/TrainSummaries"),
  .executableTarget(
    name: "train-entities", dependencies: ["NamedEntities", "Lexicons"], exclude: ["names", "patterns"]),
  .target(
    name: "Fuzzing",
    dependencies: [
      "Bundled", "Shell", "PluginKit", "CommandLanguage", "CollateCore", "SessionFile", "JSONCoding",
      "TextKernels",
      "TextSearch",
    ],
    path: "Tests/Fuzzing",
    exclude: ["corpus", "run"]),
  .target(
    name: "CollateTesting",
    dependencies: ["Bundled", "Shell", "PluginKit", "CommandLanguage"]),
]

// MARK: - Tests: a folder each, named after what it tests.

let tests: [Target] = [
  ("TextKernelsTests", ["TextKernels"]),
  ("JSONCodingTests", ["JSONCoding"]),
  ("CollateCoreTests", ["CollateCore", "TextKernels", "JSONCoding"]),
  ("CommandLanguageTests", ["CommandLanguage"]),
  ("CleaningTests", ["Cleaning", "CollateCore", "Readers", "PluginKit"]),
  ("TextReuseTests", ["TextReuse", "CollateCore", "TextKernels"]),
  ("NamedEntitiesTests", ["NamedEntities", "CollateCore", "TextKernels"]),
  ("ClaimsTests", ["Claims", "CollateCore", "TextKernels"]),
  ("SummarisingTests", ["Summarising", "Stemming", "Lexicons", "Claims", "CollateCore", "TextKernels"]),
  ("TextSearchTests", ["TextSearch", "CollateCore", "TextKernels"]),
  ("FileAccessTests", ["FileAccess"]),
  ("SessionFileTests", ["SessionFile", "CollateCore", "JSONCoding"]),
  ("LineEditingTests", ["LineEditing", "JSONCoding"]),
  ("ShellTests", ["Shell", "PluginKit", "CollateCore", "CommandLanguage", "JSONCoding"]),
  ("PluginTests", ["PluginKit", "CollateCore", "JSONCoding", "Shell", "TextKernels"]),
  (
    "SessionTests",
    ["Shell", "PluginKit", "CollateCore", "SessionFile", "JSONCoding", "FileAccess"]
  ),
  ("LawTests", ["FileAccess"]),
  ("FuzzingTests", ["Fuzzing", "FileAccess"]),
].map { (name: String, imports: [Target.Dependency]) in
  .testTarget(name: name, dependencies: ["CollateTesting", "Bundled"] + imports)
}

let package = Package(
  name: "collate",
  products: [
    .executable(name: "collate", targets: ["collate"]),
    .library(name: "Fuzzing", type: .static, targets: ["Fuzzing"]),
  ],
  targets: systemLibraries + libraries + pluginTargets + program + tests,
  cLanguageStandard: .c2x,
  cxxLanguageStandard: .cxx17)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
  ]
}
