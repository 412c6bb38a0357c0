import InfraTrack
import InfraTrackTesting
import StrictJSON
import TestSupport
import Testing

@testable import InfraTrackInventory

/// What every source must do, on all its fixtures.
@Suite struct ConformanceTests {
    @Test func everySourceHasFixtures() throws {
        for source in ComponentSources.all {
            #expect(try !Fixture.all(of: source.name).isEmpty, "\(source.name)")
            #expect(try ComponentSources.named(source.name).name == source.name)
        }
        #expect(throws: InventoryError.self) { try ComponentSources.named("chef") }
    }

    @Test func whatIsListedIsTakenOnce() throws {
        for (source, name, bytes) in try Fixture.everything() {
            let repository = try Repository.inMemory()
            let first = try repository.take(bytes, source)
            #expect(first.commit != nil, "\(name)")
            #expect(!first.value.created.isEmpty, "\(name)")
            #expect(repository.snapshot.check().isEmpty, "\(name)")
            let files = repository.files
            let second = try repository.take(bytes, source)
            #expect(second.commit == nil, "\(name): \(second.value)")
            #expect(second.value.unchanged == first.value.created, "\(name)")
            #expect(!second.value.changesSomething, "\(name)")
            #expect(repository.files == files, "\(name)")
        }
    }

    @Test func secretsAreNeverStored() throws {
        for (source, name, bytes) in try Fixture.everything() {
            let repository = try Repository.inMemory()
            let report = try repository.take(bytes, source).value
            let all = repository.files.values.joined() + "\(report)"
            #expect(!all.contains("SECRET"), "\(name)")
            guard String(decoding: bytes, as: UTF8.self).contains("SECRET") else { continue }
            #expect(!report.dropped.isEmpty, "\(name)")
        }
    }

    @Test func orderDoesNotMatter() throws {
        for (source, name, bytes) in try Fixture.everything() where name.hasSuffix(".json") {
            let files = try Self.files(bytes, source)
            for seed in UInt64(1)...5 {
                var random = SeededGenerator(seed: seed)
                let values = try JSON.readStream(bytes, limit: .max)
                // Pages follow each other in their order; what is in one may be in any.
                let text = values.map { $0.shuffled(using: &random).text }.joined(separator: "\n")
                #expect(try Self.files(Array(text.utf8), source) == files, "\(name), seed \(seed)")
            }
        }
    }

    private static func files(
        _ bytes: [UInt8], _ source: any ComponentSource
    ) throws -> [String: String] {
        let repository = try Repository.inMemory()
        try repository.take(bytes, source)
        return repository.files
    }

    @Test func whatIsCutOffIsRefusedWhole() throws {
        for (source, name, bytes) in try Fixture.everything() where name.hasSuffix(".json") {
            let repository = try Repository.inMemory()
            let end = bytes.lastIndex(of: UInt8(ascii: "}")) ?? bytes.count
            for length in [1, bytes.count / 3, bytes.count / 2, end] {
                #expect(throws: InventoryError.self, "\(name), \(length) bytes") {
                    try repository.take(Array(bytes.prefix(length)), source)
                }
            }
            #expect(repository.keys.isEmpty, "\(name)")
        }
    }

    @Test(arguments: [
        "", "{}", "[[1,2]]", "null", "7", "\"text\"", "[\"i-1\"]", "{\"a\":[1]}", "\u{FEFF}",
    ])
    func whatIsReshapedIsRefused(text: String) throws {
        for source in ComponentSources.all {
            let repository = try Repository.inMemory()
            #expect(throws: InventoryError.self, "\(source.name)") {
                try repository.take(text, source)
            }
        }
    }

    /// Whatever the bytes are, they are read or refused; what is read makes a sound store.
    @Test func changedBytesNeverTrap() throws {
        for (source, name, bytes) in try Fixture.everything() {
            for seed in UInt64(1)...150 {
                var random = SeededGenerator(seed: seed)
                let mutant = Self.mutated(bytes, using: &random)
                guard let listing = try? source.listing(of: mutant), seed % 10 == 0 else {
                    continue
                }
                let repository = try Repository.inMemory()
                let report = try repository.take(mutant, source).value
                #expect(
                    report.created.count + report.refused.count
                        >= listing.items.filter { $0.gone == nil }.count, "\(name), seed \(seed)")
                #expect(
                    repository.snapshot.check().allSatisfy { $0.severity != .error },
                    "\(name), seed \(seed)")
            }
        }
    }

    private static func mutated(
        _ bytes: [UInt8], using random: inout SeededGenerator
    ) -> [UInt8] {
        var bytes = bytes
        let signs = Array("{}[]\",:0-9e.tfn\\/ \n\u{0}\u{7F}é".utf8)
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes[place] = signs.randomElement(using: &random) ?? 0
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(signs.randomElement(using: &random) ?? 0, at: place)
            default:
                let end = min(bytes.count, place + Int.random(in: 1...40, using: &random))
                bytes.insert(
                    contentsOf: Array(bytes[place..<end]),
                    at: Int.random(in: 0..<bytes.count, using: &random))
            }
        }
        return bytes
    }

    static let hostile = [
        "../../etc/passwd", "/etc/shadow", "a\u{0}b", "line\nbreak", "\u{202E}txt.exe", "\u{1B}[2J",
        "- &x [*x]", "---", "[click](javascript:alert(1))", "null", "~", "12e4567890", "no",
        "«redacted:a:1»",
        "a: b # c", "\"quoted\"", String(repeating: "x", count: 300), "   ", "名前", "A/../B",
    ]

    @Test(arguments: hostile) func hostileNamesStayNames(name: String) throws {
        let quoted = JSON(.string(name)).text
        let listings: [(any ComponentSource, String)] = [
            (
                AWS(),
                #"{"Reservations":[{"OwnerId":"1","Instances":[{"InstanceId":"i-1","Tags":[{"Key":"Name","Value":\#(quoted)},{"Key":"note","Value":\#(quoted)}]}]}]}"#
            ),
            (Ansible(), #"{"_meta":{"hostvars":{}},"all":{"hosts":[\#(quoted)]}}"#),
            (
                Kubernetes(),
                #"{"kind":"List","items":[{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":\#(quoted),"namespace":"x"}}]}"#
            ),
            (
                NetBox(),
                #"{"count":1,"next":null,"previous":null,"results":[{"id":1,"url":"https://n.example/api/dcim/devices/1/","name":\#(quoted)}]}"#
            ),
        ]
        for (source, text) in listings {
            let repository = try Repository.inMemory()
            let report = try repository.take(text, source)
            #expect(report.created.count + report.refused.count == 1, "\(source.name)")
            #expect(repository.snapshot.check().isEmpty, "\(source.name)")
            #expect(repository.files.keys.allSatisfy { $0.hasPrefix("components/acme/prod/") })
            let again = try repository.take(text, source)
            #expect(!again.changesSomething, "\(source.name)")
        }
    }
}

extension JSON {
    /// The value with the items of its lists in another order.
    fileprivate func shuffled(using random: inout SeededGenerator) -> JSON {
        switch kind {
        case .array(let items):
            var mixed: [JSON] = []
            for item in items { mixed.append(item.shuffled(using: &random)) }
            // Steps of a path are no set.
            let isPath = items.contains { $0["type"]?.string == "get_attr" }
            return JSON(.array(isPath ? mixed : mixed.shuffled(using: &random)))
        case .object(let members):
            var mixed: [(key: String, value: JSON)] = []
            for (key, value) in members { mixed.append((key, value.shuffled(using: &random))) }
            return JSON(.object(mixed))
        default: return self
        }
    }
}
