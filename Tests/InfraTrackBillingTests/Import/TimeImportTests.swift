import InfraTrack
import InfraTrackBilling
import TestSupport
import Testing

@Suite struct TimeImportTests {
    private let line = "inc 20261103T080000Z - 20261103T090000Z # disk\n"

    @Test func importingTwiceMakesNothingTwice() throws {
        let store = try ImportCase()
        let first = try store.run("timewarrior", line + line)
        #expect(Set(first.entries).count == 2)
        let more = "inc 20261102T080000Z - 20261102T090000Z # tape\n"
        let second = try store.run("timewarrior", more + line + line)
        #expect(second.entries.count == 1)
        #expect(second.known == 2)
        #expect(second.refused.isEmpty)
        let twin = try ImportCase().run("timewarrior", line)
        #expect(twin.entries == [first.entries[0]])
        #expect(twin.tasks == first.tasks)
    }

    @Test func editsOfImportedEntriesStay() throws {
        let store = try ImportCase()
        let id = try store.run("timewarrior", line).entries[0]
        try store.repository.commit { draft in
            var entry = try Ledger.value(draft.snapshot.entry(id))
            entry.billable = false
            try draft.put(entry)
        }
        try store.run("timewarrior", line)
        #expect(store.repository.snapshot.entry(id)?.billable == false)
    }

    @Test func aTaskIsFoundByItsTitleUnlessSeveralHaveIt() throws {
        let one = ["tasks/2026-11/01/b000000001-disk.md": "---\nid: b000000001\ntitle: disk\n---\n"]
        let two = ["tasks/2026-11/01/b000000002-disk.md": "---\nid: b000000002\ntitle: disk\n---\n"]
        let single = try ImportCase(one)
        let outcome = try single.run("timewarrior", line)
        #expect(outcome.tasks.isEmpty)
        #expect(
            single.repository.snapshot.entry(outcome.entries[0])?.task == RecordID("b000000001"))
        let double = try ImportCase(one.merging(two) { $1 })
        #expect(try double.run("timewarrior", line).tasks.count == 1)
    }

    @Test func longTitlesAreCut() throws {
        let store = try ImportCase()
        let long = String(repeating: "ä", count: 300)
        let outcome = try store.run(
            "timewarrior", "inc 20261103T080000Z - 20261103T090000Z # # \"\(long)\"\n")
        let entry = try #require(store.repository.snapshot.entry(outcome.entries[0]))
        #expect(store.repository.snapshot.task(entry.task)?.title.utf8.count == 200)
        #expect(entry.body == long + "\n")
    }

    @Test func unknownComponentsBecomeLabels() throws {
        let store = try ImportCase()
        let outcome = try store.run(
            "timewarrior",
            "inc 20261103T080000Z - 20261103T090000Z # component:nowhere component:acme/prod/db-01 component:acme/prod/db-01 disk\n"
        )
        let entry = try #require(store.repository.snapshot.entry(outcome.entries[0]))
        #expect(entry.labels == ["component:nowhere", "disk"])
        #expect(entry.components.map(\.component.description) == ["acme/prod/db-01"])
        #expect(outcome.warnings.map(\.rule) == ["unknown-component"])
    }

    @Test func overlapPoliciesHold() throws {
        let store = try ImportCase(settings: Ledger.settings + "overlap: reject\n")
        let outcome = try store.run("timewarrior", line + line)
        #expect(outcome.entries.count == 1)
        #expect(outcome.refused.map(\.line) == [2])
        #expect(outcome.refused[0].message.hasPrefix("The time overlaps entry "))
    }

    @Test func zonesAreThoseGiven() throws {
        let store = try ImportCase()
        let record = "2026-11-03\n  9:00 - 10:00 disk\n"
        let tokyo = try store.run("klog", record, zone: "Asia/Tokyo")
        #expect(
            store.words(tokyo) == ["2026-11-03T09:00:00+09:00 2026-11-03T10:00:00+09:00 disk - -"])
        let other = try store.run("klog", record, person: "nobody")
        #expect(
            store.words(other) == ["2026-11-03T09:00:00+01:00 2026-11-03T10:00:00+01:00 disk - -"])
        let bare = try ImportCase(settings: "version: 1\n")
        #expect(
            bare.words(try bare.run("klog", record)) == [
                "2026-11-03T09:00:00Z 2026-11-03T10:00:00Z disk - -"
            ])
        #expect(failure { _ = try store.run("klog", record, zone: "Mars/Base") }?.code == .invalid)
    }

    @Test func wrongCallsAreRefused() throws {
        let store = try ImportCase()
        #expect(failure { _ = try store.run("excel", "") }?.code == .usage)
        #expect(failure { _ = try store.run("klog", "", task: "zzzzzzzzzz") }?.code == .missing)
        let latin = failure {
            _ = try TimeImport(source: "klog", bytes: [0xE4], file: "times")
        }
        #expect(latin?.code == .invalid)
        #expect(TimeImport.sources == ["timewarrior", "klog", "toggl", "org"])
    }

    private static let seeds: [String: String] = [
        "timewarrior":
            "inc 20261103T080000Z - 20261103T090000Z # \"a b\" task:a000000001 # \"x \\\" y\"\n",
        "klog": "2026-11-03 (8h!)\nDay #x\n  9:00am - <24:00> fix #a=\"b\" #c='d'\n  1h30m y\n",
        "toggl":
            "User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags\n,,,,,\"x, \"\"y\"\"\",Yes,2026-10-25,02:30:00,2026-10-25,03:30:00,02:00:00,\"a, b\"\n",
        "org":
            "#+TO\u{44}O: A | B\n* TO\u{44}O [#A] Head :t:\nCLOCK: [2026-11-03 Tue 09:00]--[2026-11-03 Tue 10:00] =>  1:00\n",
    ]

    @Test(arguments: ["timewarrior", "klog", "toggl", "org"])
    func noMutationBringsAnImporterDown(_ source: String) throws {
        let json =
            "[{\"start\":\"20261103T080000Z\",\"end\":\"20261103T090000Z\",\"tags\":[\"a\"]}]"
        let texts = [Self.seeds[source] ?? ""] + (source == "timewarrior" ? [json] : [])
        let words = [
            "\"", "#", "9999", "-", ":", "\u{0}", "\r\n", "é", "<", ">", "[", "24:00", "\t",
        ]
        let repository = try Ledger.repository()
        for seed in UInt64(0)..<1500 {
            var generator = SeededGenerator(seed: seed)
            var bytes = Array(texts[Int(seed) % texts.count].utf8)
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let place = Int.random(in: 0...max(0, bytes.count - 1), using: &generator)
                switch Int.random(in: 0...3, using: &generator) {
                case 0 where !bytes.isEmpty: bytes.remove(at: place)
                case 1 where !bytes.isEmpty:
                    bytes[place] = UInt8.random(in: 0...127, using: &generator)
                case 2:
                    bytes.removeLast(Int.random(in: 0...min(20, bytes.count), using: &generator))
                default:
                    let word = words.randomElement(using: &generator) ?? ""
                    bytes.insert(contentsOf: Array(word.utf8), at: min(place, bytes.count))
                }
            }
            guard let job = try? TimeImport(source: source, bytes: bytes, file: "x") else {
                continue
            }
            let made = try? repository.commit { draft in try job.run(in: &draft) }.value
            for id in made?.entries ?? [] {
                let entry = try #require(repository.snapshot.entry(id), "seed \(seed)")
                let start = entry.start?.seconds ?? 0
                let seconds = entry.durationSeconds ?? (entry.end?.seconds ?? 0) - start
                #expect(seconds > 0, "seed \(seed)")
            }
        }
    }
}
