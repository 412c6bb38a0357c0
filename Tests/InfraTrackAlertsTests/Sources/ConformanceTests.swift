import Foundation
import InfraTrack
import InfraTrackTesting
import StrictJSON
import Testing
import TestSupport

@testable import InfraTrackAlerts

/// What every source has to stand, over every message in its folder.
struct ConformanceTests {
    @Test func everySourceHasFixturesThatSayWhereTheyAreFrom() {
        for source in AlertSources.all {
            #expect(Fixture.of(source.name).count >= 6, "\(source.name)")
            let isExplained = Fixture.text(source.name, "README.md").count > 100
            #expect(isExplained, "\(source.name)")
        }
    }

    /// `UPDATE_GOLDEN=1` prints what to put into the file; read it critically.
    @Test(arguments: AlertSources.all.map(\.name))
    func readsWhatIsExpected(_ name: String) throws {
        var text = ""
        for fixture in Fixture.of(name) {
            let reading = try fixture.reading()
            text += "\(fixture.name)\n"
            for event in reading.events { text += event.summary + "\n" }
            if let listing = reading.listing {
                text += "  lists \(listing.isComplete ? "all" : "some") of"
                text += " \(listing.scope.joined(separator: " ")) or \(listing.ending.rawValue)\n"
            }
        }
        let isExpected = text == Fixture.text(name, "expected.txt")
        if !isExpected, let folder = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] {
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name).txt"))
        }
        #expect(isExpected, "\(name) reads otherwise than expected.txt says:\n\(text)")
    }

    @Test(arguments: Fixture.all)
    func aRepeatWritesNothing(_ fixture: Fixture) throws {
        let repository = try Repository.inMemory()
        let take = {
            try AlertIntake().ingest(
                fixture.bytes, source: fixture.source, receivedAt: .at("03:00"), into: repository)
        }
        let first = try take()
        let files = repository.files
        let again = try take()
        #expect(repository.files == files)
        #expect(again.count == first.count)
        for outcome in again { #expect([.duplicate, .suppressed, .late].contains(outcome.effect)) }
        // Whoever reads what was kept reads the same firing.
        for alert in repository.alerts where alert.body.hasPrefix("## Firing") {
            let event = AlertEvent(replaying: alert, by: AlertSources.all)
            #expect(event.name == alert.alertName || event.name != Plain.line(event.name))
            #expect(event.episode == alert.id && event.labels == alert.labels)
        }
    }

    @Test(arguments: Fixture.all.filter { $0.name.hasSuffix(".json") })
    func theOrderOfKeysSaysNothing(_ fixture: Fixture) throws {
        let sorted = try JSON.payload(fixture.bytes).text
        let events = try fixture.source.events(in: Array(sorted.utf8), receivedAt: .at("03:00"))
        #expect(events.map(\.summary) == (try fixture.reading().events.map(\.summary)))
        #expect(events.map(\.payload) == (try fixture.reading().events.map(\.payload)))
    }

    @Test(arguments: Fixture.all)
    func isRecognizedByItsOwnSourceAlone(_ fixture: Fixture) {
        let names = AlertSources.recognized(fixture.bytes)
        let isOpen = fixture.source.name == "generic" || names.isEmpty
        #expect(names == [fixture.source.name] || isOpen)
    }

    /// The secret stands in one text after another; whatever a source makes of it, none is kept.
    @Test(arguments: AlertSources.all.map(\.name))
    func secretsAreNeverKept(_ name: String) throws {
        var random = SeededGenerator(seed: 7)
        for fixture in Fixture.of(name) where fixture.name.hasSuffix(".json") {
            let value = try JSON.payload(fixture.bytes)
            for path in value.stringPaths().shuffled(using: &random).prefix(12) {
                let bytes = Array(value.changing(path[...]) { $0 + " hunter7" }.text.utf8)
                let repository = try Repository.inMemory(redactor: WordRedactor())
                _ = try? AlertIntake().ingest(
                    bytes, source: fixture.source, receivedAt: .at("03:00"), into: repository)
                let isKept = repository.files.values.contains { $0.contains("hunter7") }
                #expect(!isKept, "\(fixture.name): \(path)")
            }
        }
    }

    /// Text that looks like YAML, Markdown, a merge's marks, a trailer, a path or an escape stays a
    /// value: what was written can be read, and nothing lies where it should not.
    @Test(arguments: AlertSources.all.map(\.name))
    func hostileTextStaysAValue(_ name: String) throws {
        let hostile =
            "../../x: - [a]\n---\nid: aaaaaaaaaa\n```\n## Resolved\n<<<<<<< ours\nCo-authored-by: x\u{1B}[2J\u{202E}|\u{0}"
        var random = SeededGenerator(seed: 8)
        for fixture in Fixture.of(name) where fixture.name.hasSuffix(".json") {
            let value = try JSON.payload(fixture.bytes)
            for path in value.stringPaths().shuffled(using: &random).prefix(12) {
                let bytes = Array(value.changing(path[...]) { _ in hostile }.text.utf8)
                let repository = try Repository.inMemory()
                let outcomes = try? AlertIntake().ingest(
                    bytes, source: fixture.source, receivedAt: .at("03:00"), into: repository)
                guard outcomes != nil else { continue }
                let again = try Repository.inMemory(files: repository.files)
                #expect(again.snapshot.unreadableFiles.isEmpty, "\(fixture.name): \(path)")
                #expect(again.files == repository.files, "\(fixture.name): \(path)")
                let isInPlace = repository.files.keys.allSatisfy { path in
                    path.split(separator: "/").count == 4 && !path.contains("..")
                }
                #expect(isInPlace, "\(fixture.name): \(path)")
            }
        }
    }

    @Test(arguments: Fixture.all.filter { $0.name.hasSuffix(".json") })
    func halfAMessageIsNone(_ fixture: Fixture) {
        let end = fixture.bytes.lastIndex { $0 > 0x20 } ?? 0
        for length in stride(from: 0, to: end, by: max(1, end / 40)) {
            let half = Array(fixture.bytes.prefix(length))
            #expect(throws: AlertError.self) {
                try fixture.source.events(in: half, receivedAt: .at("03:00"))
            }
        }
    }

    /// Bytes changed at random never trap and never hang, in any source.
    @Test(arguments: AlertSources.all.map(\.name))
    func mutationsNeverTrap(_ name: String) throws {
        let pieces = [
            "\"", "{", "}", "[", "]", ",", ":", "null", "0", "-1", "1e999", "99999999999999999999",
            "\\u0000", "\u{FF}", "\u{0}", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z",
            "253402300799000", "true", "=", "\n", "{EVENT.ID}", "$ALERT_ID",
        ].map { Array($0.utf8) }
        var random = SeededGenerator(seed: 9)
        for fixture in Fixture.of(name) {
            for round in 0..<150 {
                var bytes = fixture.bytes
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    Self.mutate(&bytes, pieces, &random)
                }
                let reading = try? fixture.source.reading(of: bytes, receivedAt: .at("03:00"))
                guard let reading, round % 10 == 0 else { continue }
                let repository = try Repository.inMemory()
                _ = try? AlertIntake().ingest(
                    bytes, source: fixture.source, receivedAt: .at("03:00"), into: repository)
                #expect(
                    repository.snapshot.unreadableFiles.isEmpty,
                    "\(fixture.name) \(reading.events.count)")
            }
        }
    }

    private static func mutate(
        _ bytes: inout [UInt8], _ pieces: [[UInt8]], _ random: inout SeededGenerator
    ) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        let end = min(bytes.count, place + Int.random(in: 0...12, using: &random))
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.removeSubrange(place..<end)
        case 1: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
        case 2: bytes.replaceSubrange(place..<end, with: pieces.randomElement(using: &random) ?? [])
        default:
            guard place < bytes.count else { return }
            bytes[place] = UInt8.random(in: 0...255, using: &random)
        }
    }
}
