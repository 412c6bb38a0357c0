import Foundation
import InfraTrack
import InfraTrackInventory
import InfraTrackSecrets

/// The numbers of the inventory: an import, and questions to a large graph.
struct InventoryMeasurements {
    private let directory: String
    private let random = SeededEntropy(42)

    init(_ directory: String) { self.directory = directory }

    mutating func run() throws {
        try measureImport()
        try measureGraph()
    }

    // MARK: Import

    private func measureImport() throws {
        let payload = instances(10_000)
        var first: [Double] = []
        var second: [Double] = []
        for round in 0..<5 {
            let store = "\(directory)/import-\(round)"
            try Repository.initialize(at: store, surroundings: .bench())
            let repository = try open(store)
            first.append(try Stopwatch.time { try expectCommit(true, payload, repository) })
            let again = try open(store)
            second.append(try Stopwatch.time { try expectCommit(false, payload, again) })
        }
        Stopwatch.row(
            "import of 10,000 instances, one commit", first.sorted()[2] / 1000, "ms", "< 1000")
        Stopwatch.row(
            "the same import again, no commit", second.sorted()[2] / 1000, "ms", "< 300")
    }

    private func expectCommit(
        _ isExpected: Bool, _ payload: [UInt8], _ repository: Repository
    ) throws {
        guard let scope = ComponentKey("acme/prod") else { return }
        let committed = try InventoryImport(of: AWS(), scope: scope).run(payload, into: repository)
        guard (committed.commit != nil) == isExpected else {
            throw LedgerError(.invalid, "The import made \(committed.commit ?? "no commit").")
        }
    }

    private func instances(_ count: Int) -> [UInt8] {
        let items = (0..<count).map { index in
            """
            {"OwnerId":"123456789012","ReservationId":"r-\(index)","Groups":[],"Instances":[
            {"AmiLaunchIndex":0,"ImageId":"ami-0abcdef1234567890","InstanceId":"i-\(100_000 + index)",
            "InstanceType":"t3.micro","LaunchTime":"2026-11-01T10:00:00+00:00","Monitoring":{"State":"disabled"},
            "Placement":{"AvailabilityZone":"eu-west-1\(["a", "b", "c"][index % 3])","GroupName":"","Tenancy":"default"},
            "PrivateDnsName":"ip-10-0-\(index / 250)-\(index % 250).eu-west-1.compute.internal",
            "PrivateIpAddress":"10.0.\(index / 250).\(index % 250)","State":{"Code":16,"Name":"running"},
            "SubnetId":"subnet-1","VpcId":"vpc-1","Architecture":"x86_64","EbsOptimized":false,
            "RootDeviceName":"/dev/xvda","RootDeviceType":"ebs","VirtualizationType":"hvm",
            "Tags":[{"Key":"Name","Value":"web-\(index)"},{"Key":"Environment","Value":"prod"},
            {"Key":"team","Value":"payments"}]}]}
            """
        }
        return Array("{\"Reservations\":[\(items.joined(separator: ","))]}".utf8)
    }

    // MARK: Graph

    private mutating func measureGraph() throws {
        let store = "\(directory)/graph"
        try writeGraph(to: store, count: 100_000)
        let repository = try open(store)
        let snapshot = repository.snapshot
        guard let root = ComponentKey("acme/prod/r7"), let core = ComponentKey("acme/prod/r0/n0")
        else { return }
        Stopwatch.row(
            "subtree over 100,000 components, first result",
            Stopwatch.median(201) {
                var subtree = snapshot.componentsWithin(root).makeIterator()
                blackHole(subtree.next()?.id)
            }, "µs", "< 100")
        var count = 0
        let cold = Stopwatch.time { count = snapshot.impact(of: core).count }
        Stopwatch.row("blast radius, first question, \(count) reached", cold / 1000, "ms", "< 50")
        Stopwatch.row(
            "blast radius over 300,000 relations, later questions",
            Stopwatch.median(21) { blackHole(snapshot.impact(of: core).count) } / 1000, "ms", "< 50"
        )
    }

    private mutating func writeGraph(to directory: String, count: Int) throws {
        try Repository.initialize(at: directory, surroundings: .bench())
        for region in 0..<100 {
            try FileManager.default.createDirectory(
                atPath: "\(directory)/components/acme/prod/r\(region)",
                withIntermediateDirectories: true)
        }
        for index in 0..<count {
            // Each depends on three that came before, so that there is no cycle.
            let targets = Set((0..<3).map { _ in Int(random.next() % UInt64(max(index, 1))) })
            let list = targets.filter { $0 < index }.sorted().map { "  - \(key($0))\n" }
            let depends = list.isEmpty ? "" : "depends_on:\n" + list.joined()
            try "---\nkind: server\n\(depends)---\n".write(
                toFile: "\(directory)/components/\(key(index)).md", atomically: false,
                encoding: .utf8)
        }
    }

    private func key(_ index: Int) -> String { "acme/prod/r\(index % 100)/n\(index)" }

    private func open(_ directory: String) throws -> Repository {
        try Repository(openingAt: directory, surroundings: .bench()) {
            settings throws(LedgerError) in
            try SecretRules(settings: settings)
        }
    }
}
