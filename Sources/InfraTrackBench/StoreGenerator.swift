import Foundation
import InfraTrack

/// Writes a store of many tasks, the same for the same numbers.
struct StoreGenerator {
    private var tasks = 10_000
    private var components = 450
    private var entries = 0
    private let random = SeededEntropy(42)
    private var ids: [(task: RecordID, client: String)] = []

    init(options: [String]) {
        for (name, value) in zip(options, options.dropFirst()) {
            if name == "--tasks", let count = Int(value) { tasks = count }
            if name == "--entries", let count = Int(value) { entries = count }
            if name == "--components", let count = Int(value) { components = count }
        }
    }

    mutating func write(to directory: String) throws {
        try save(entries == 0 ? "version: 1\n" : Self.billing, directory, "infratrack.yaml")
        let keys = (0..<components).map(key)
        for (index, key) in keys.enumerated() {
            try save(component(index), directory, "components/\(key).md")
        }
        for index in 0..<tasks { try writeTask(index, keys, directory) }
        for index in 0..<entries { try writeEntry(index, directory) }
    }

    /// Three people work through the year, one after the other.
    private mutating func writeEntry(_ index: Int, _ directory: String) throws {
        let id = RecordID(entropy: random.next())
        let (task, client) = ids[Int(random.next() % UInt64(ids.count))]
        let person = Int(random.next() % 3)
        let year: Int64 = 31_536_000
        let start = Timestamp(
            seconds: 1_735_689_600 + Int64(index) * year / Int64(max(1, entries)),
            offsetMinutes: 60)
        let end = start.adding(seconds: Int64(random.next() % 540) + 60)
        let text = """
            ---
            id: \(id)
            task: \(task)
            person: \(["marcus", "lena", "jonas"][person])
            start: \(start)
            end: \(end)
            zone: Europe/Berlin
            client: \(client)
            billable: \(random.next() % 10 != 0)
            ---

            """
        let date = start.date(offsetMinutes: 0).description
        try save(text, directory, "time/\(date.prefix(7))/\(date.suffix(2))/\(id).md")
    }

    private func key(_ index: Int) -> String {
        let client = ["acme", "nordlicht", "weber", "hafen"][index % 4]
        let environment = ["prod", "staging"][index / 4 % 2]
        let region = ["eu-central-1", "eu-west-1", "westeurope"][index / 8 % 3]
        return "\(client)/\(environment)/\(region)/node-\(index)"
    }

    private func component(_ index: Int) -> String {
        """
        ---
        kind: server
        environment: \(["prod", "staging"][index / 4 % 2])
        provider: \(["aws", "hetzner", "azure"][index % 3])
        owner: marcus
        labels:
          - linux
        ---

        Debian 12, patched by unattended upgrades.

        """
    }

    private mutating func writeTask(_ index: Int, _ keys: [String], _ directory: String) throws {
        let id = RecordID(entropy: random.next())
        let created = Timestamp(seconds: 1_780_000_000 + Int64(index) * 1_100)
        let status = Status.allCases[Int(random.next() % 5)]
        let topic = Self.topics[index % Self.topics.count]
        let key = keys[Int(random.next() % UInt64(keys.count))]
        ids.append((id, String(key.prefix { $0 != "/" })))
        let date = created.date().description
        let name = "\(id)-\(topic.slug)-\(index).md"
        let closing =
            status.isClosed ? "closed: \(created.adding(seconds: 7_200))\nresolution: fixed\n" : ""
        let text = """
            ---
            id: \(id)
            title: \(topic.title) on node \(index)
            status: \(status.rawValue)
            created: \(created)
            priority: P\(random.next() % 5 + 1)
            category: \(topic.slug)
            owner: \(["marcus", "lena", "jonas"][index % 3])
            client: \(key.prefix { $0 != "/" })
            labels:
              - \(topic.slug)
              - week-\(index % 52)
            components:
              - \(key)
            \(closing)---

            \(topic.text)

            Seen at \(created); the pager rang \(random.next() % 4 + 1) times.

            """
        try save(text, directory, "tasks/\(date.prefix(7))/\(date.suffix(2))/\(name)")
    }

    private func save(_ text: String, _ directory: String, _ path: String) throws {
        let url = URL(fileURLWithPath: directory).appendingPathComponent(path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    private static let billing = """
        version: 1
        clients:
          acme: { name: ACME GmbH, zone: Europe/Berlin, currency: EUR }
          nordlicht: { name: Nordlicht AG, zone: Europe/Berlin, currency: EUR }
          weber: { name: Weber KG, zone: Europe/Vienna, currency: EUR }
          hafen: { name: Hafen GmbH, zone: Europe/Berlin, currency: EUR }
        people:
          marcus: { name: Marcus Weber, email: marcus@example.org, zone: Europe/Berlin }
        rates:
          - { client: acme, rate: "95.00", from: 2025-01-01 }
          - { client: nordlicht, rate: "90.00", from: 2025-01-01, to: 2025-07-01 }
          - { client: nordlicht, rate: "99.00", from: 2025-07-01 }
          - { client: weber, rate: "105.00" }
          - { client: hafen, rate: "110.00" }
          - { component: "*/prod/**", rate: "120.00", currency: EUR }
        rounding:
          default: { level: entry, mode: up, increment: 60 }

        """

    private static let topics: [(slug: String, title: String, text: String)] = [
        (
            "disk", "Free the disk",
            "The log volume is at 91 %. Old journals go first, then the images."
        ),
        (
            "certificates", "Renew the certificate",
            "Expires in nine days; the renewal hook failed twice."
        ),
        ("patching", "Patch the kernel", "A reboot in the window, one node after the other."),
        (
            "database", "Repair replication",
            "The standby is 40 minutes behind since the network change."
        ),
        (
            "backup", "Restore drill",
            "Restore last night's dump to a scratch host and count the rows."
        ),
    ]
}
