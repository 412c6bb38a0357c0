import InfraTrack
import InfraTrackTesting
import Testing

@testable import InfraTrackRunbooks

/// No text makes a reader trap or run on.
@Suite struct MutationTests {
    private static let texts: [String] = {
        let sessions = Fixture.names(in: "sessions").compactMap {
            try? Fixture.text("sessions/\($0)")
        }
        let runbooks = Fixture.names(in: "runbooks").compactMap {
            try? Fixture.text("runbooks/\($0)")
        }
        return sessions + runbooks + EmbeddedTemplates.all.values.sorted()
    }()

    @Test func mangledTextsAreRead() throws {
        var random = SeededWords(seed: 7)
        let scanner = ValueScanner(
            names: KnownNames(components: [], hosts: ["web-01"], try Ledger([]).repository.snapshot)
        )
        let alphabet = Array("'\"`$(){}<>|&;\\ \n#-=:@/.«»0aé\u{0}\u{1b}~".unicodeScalars)
        for round in 0..<300 {
            let source = Self.texts[Int.random(in: Self.texts.indices, using: &random)]
            let start = Int.random(
                in: 0..<max(1, source.unicodeScalars.count - 400), using: &random)
            var scalars = Array(source.unicodeScalars.dropFirst(start).prefix(400))
            for _ in 0..<Int.random(in: 1...12, using: &random) where !scalars.isEmpty {
                let place = Int.random(in: scalars.indices, using: &random)
                switch Int.random(in: 0...2, using: &random) {
                case 0: scalars.remove(at: place)
                case 1:
                    scalars.insert(
                        alphabet[Int.random(in: alphabet.indices, using: &random)], at: place)
                default: scalars[place] = alphabet[Int.random(in: alphabet.indices, using: &random)]
                }
            }
            var text = ""
            text.unicodeScalars.append(contentsOf: scalars)
            let bytes = Array(text.utf8)
            for value in scanner.values(in: text) {
                #expect(
                    String(decoding: bytes[value.range], as: UTF8.self) == value.value,
                    "seed 7, round \(round)")
            }
            _ = ShellCommand(text).kind
            _ = ShellBalance.problem(text)
            _ = Rollback.of(text, after: [ShellCommand(text)])
            _ = VolatileMask.mask(text)
            _ = Placeholder.assigned(in: text)
            let body = RunbookBody(text)
            #expect(body.blocks.allSatisfy { text.utf8.count >= $0.text.utf8.count })
            var navigation = Navigation("nav:\n" + text)
            navigation.set([(title: "A", path: "runbooks/a.md")], removed: [])
            _ = try? TemplateRenderer.render(text, [:], path: "x")
            _ = try? RunbookTemplate(name: "x", text: text, path: "x")
            _ = try? RunbookImporter.whole(text, name: "x")
        }
    }
}
