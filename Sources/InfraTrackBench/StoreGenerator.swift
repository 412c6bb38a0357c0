import Foundation
import InfraTrack

/// Writes a store of many tasks, the same for the same numbers.
struct StoreGenerator {
    private var tasks = 10_000
    private var components = 450
    private let random = SeededEntropy(42)

    init(options: [String]) {
        for (name, value) in zip(options, options.dropFirst()) {
            if name == "--tasks", let count = Int(value) { tasks = count }
            if name == "--components", let count = Int(value) { components = count }
        }
    }

    mutating func write(to directory: String) throws {
        try save("version: 1\n", directory, "infratrack.yaml")
        let keys = (0..<components).map(key)
        for (index, key) in keys.enumerated() {
            try save(component(index), directory, "components/\(key).md")
        }
        for index in 0..<tasks { try writeTask(index, keys, directory) }
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
