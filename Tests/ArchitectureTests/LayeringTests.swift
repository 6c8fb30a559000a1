import Foundation
import TestSupport
import Testing

@Suite("Targets stand one above the other")
struct LayeringTests {
  private struct File {
    var target: Manifest.Target
    var path: String
    var code: String
    var imports: [String]
  }

  private let manifest = Repositories.manifest
  private let files = Repositories.files

  /// Read once for all tests, which change nothing in it.
  private enum Repositories {
    static let manifest: Manifest = {
      do {
        return Manifest(
          try String(contentsOfFile: Repository.path + "/Package.swift", encoding: .utf8))
      } catch { return Manifest("") }
    }()

    static let files: [File] = {
      do {
        return try SourceTree.swiftFiles(in: ["Sources", "Templates"]).compactMap { file in
          // The longest path that the file stands below.
          guard
            let target = manifest.targets.filter({ file.path.hasPrefix($0.path + "/") })
              .max(by: { $0.path.utf8.count < $1.path.utf8.count })
          else { return nil }
          let text = SwiftText(try String(contentsOfFile: file.fullPath, encoding: .utf8))
          let imports = text.lines.compactMap { line in
            line.split(separator: " ").drop { $0 != "import" }.dropFirst().first.map(String.init)
          }
          return File(
            target: target, path: file.path, code: String(decoding: text.code, as: UTF8.self),
            imports: imports)
        }
      } catch { return [] }
    }()
  }

  /// The places where something stands that may not stand there.
  private func places(
    except allowed: (String) -> Bool, _ problem: (_ code: String, _ imports: [String]) -> String?
  ) -> [String] {
    files.compactMap { file in
      allowed(file.path) ? nil : problem(file.code, file.imports).map { "\(file.path): \($0)" }
    }
  }

  @Test func `all files belong to a target`() throws {
    #expect(manifest.targets.count > 20 && files.count > 300)
    let known = Set(files.map(\.path))
    let strays = try SourceTree.swiftFiles(in: ["Sources", "Templates"]).map(\.path)
      .filter { !known.contains($0) }
    #expect(strays == [])
  }

  @Test func `a target depends only on those above it`() {
    var above: Set<String> = []
    let own = Set(manifest.targets.map(\.name))
    for target in manifest.targets {
      let upward = target.dependencies.filter { own.contains($0) && !above.contains($0) }
      #expect(upward == [], "\(target.name) stands above what it needs")
      above.insert(target.name)
    }
  }

  @Test func `a file imports only what its target depends on`() {
    let own = Set(manifest.targets.map(\.name))
    for file in files {
      let undeclared = file.imports.filter {
        own.contains($0) && !file.target.dependencies.contains($0)
      }
      #expect(undeclared == [], "\(file.path) imports them")
    }
  }

  @Test func `a target depends on nothing that it does not import`() {
    for target in manifest.targets where ["target", "executableTarget"].contains(target.kind) {
      let imported = Set(files.filter { $0.target.name == target.name }.flatMap(\.imports))
      guard !imported.isEmpty, target.path.hasPrefix("Sources/") else { continue }
      #expect(target.dependencies.filter { !imported.contains($0) } == [], "of \(target.name)")
    }
  }

  @Test func `C has one door each`() {
    let doors = [
      "CCmarkGFM": "Sources/Markdown/", "CLibCrypto": "Sources/Bytes/SHA256.swift",
      "CNameLists": "Sources/Privacy/NameTable.swift", "CRename": Self.disk,
      "CHarmModel": "Sources/HarmModel/", "CWordVectors": "Sources/WordVectors/",
      "CTokenRanks": Self.tokenizer,
    ]
    let declared = Set(manifest.targets.map(\.name).filter { $0.first == "C" && $0.dropFirst().first?.isUppercase == true })
    #expect(declared.subtracting(doors.keys) == [], "a door is missing for them")
    for (module, door) in doors {
      let strays = places(except: { $0.hasPrefix(door) }) { _, imports in
        imports.contains(module) ? "imports \(module)" : nil
      }
      #expect(strays == [])
    }
    // The C library itself.
    let strays = places(except: { path in
      path.hasPrefix(Self.disk) || Self.cLibrary.contains { path.hasPrefix($0) }
    }) { _, imports in
      imports.first { ["Glibc", "Musl", "Darwin", "CoreFoundation"].contains($0) }
    }
    #expect(strays == [])
  }

  @Test func `Foundation stands in few places`() {
    let strays = places(except: { path in Self.foundation.contains { path.hasPrefix($0) } }) {
      _, imports in
      imports.first { ["Foundation", "FoundationEssentials", "FoundationNetworking"].contains($0) }
    }
    #expect(strays == [])
  }

  @Test func `clock, environment, disk and terminal are used in the upper layers alone`() {
    let calls = [
      "ContinuousClock", "SuspendingClock", "clock_gettime", "gettimeofday", "Date()", "getenv",
      "environ", "ProcessInfo", "CommandLine", "FileManager", "fopen(", "Disk.", "print(",
      "SystemRandomNumberGenerator", ".random(", "exit(",
    ]
    let strays = places(except: { path in Self.upper.contains { path.hasPrefix($0) } }) { code, _ in
      calls.first { call in
        code.ranges(of: call).contains { range in
          guard range.lowerBound > code.startIndex else { return true }
          let before = code[code.index(before: range.lowerBound)]
          return !before.isLetter && before != "_" || call.hasPrefix(".")
        }
      }
    }
    #expect(strays == [])
  }

  private static let disk = "Sources/Storage/"
  private static let tokenizer = "Sources/Tokenizer/"
  /// What else calls the C library: for logarithms, and for the terminal, sockets and signals.
  private static let cLibrary = [
    "Sources/Analysis/Calibration/Calibration.swift", "Sources/Analysis/Records/Grade.swift",
    "Sources/Analysis/Judging/Score.swift", "Sources/Evaluation/LogisticRegression.swift",
    "Sources/Evaluation/Calibrate.swift", "Sources/WordVectors/Transcendental.swift",
    "Sources/Commands/",
  ]
  private static let foundation = [
    "Sources/EmbedTemplates/", "Sources/embed-templates/", "Sources/Commands/",
    "Sources/Project/Wiki/WikiAddress.swift",
  ]
  private static let upper = [
    "Sources/EmbedTemplates/", "Sources/embed-templates/", "Sources/tuneboard/",
    "Sources/Commands/", "Sources/Project/", "Sources/Storage/",
  ]
}
