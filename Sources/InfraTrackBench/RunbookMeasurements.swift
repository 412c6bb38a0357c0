import Foundation
import InfraTrack
import InfraTrackRunbooks
import InfraTrackSecrets

/// The numbers of runbooks: one generated from 20 tasks with 400 commands, and the lint of 500.
///
/// It adds what it needs to the store, so it wants one of its own.
struct RunbookMeasurements {
    private let directory: String
    private let clock = ContinuousClock()

    init(_ directory: String) { self.directory = directory }

    func run() throws {
        let repository = try Repository(openingAt: directory, surroundings: .bench()) {
            settings throws(LedgerError) in
            try SecretRules(settings: settings)
        }
        let tasks = try addCommands(to: repository)
        let template = try RunbookTemplate(named: "incident", in: repository)
        let generator = RunbookGenerator(template: template)
        var times: [Double] = []
        for round in 0..<15 {
            times.append(
                try milliseconds {
                    _ = try generator.generate(
                        "bench-\(round)", title: "Round \(round)", tasks: tasks, in: repository)
                })
        }
        row("runbook from 20 tasks, 400 commands, committed", times.sorted()[7], "< 20")
        row("the first of them", times[0], "")
        row(
            "the same again, nothing new",
            try milliseconds {
                _ = try generator.generate("bench-0", tasks: tasks, in: repository)
            }, "")
        try addRunbooks(to: repository, tasks)
        let lint = RunbookLint(now: repository.surroundings.now())
        var lints: [Double] = []
        for _ in 0..<5 {
            lints.append(try milliseconds { _ = try lint.findings(in: repository) })
        }
        let count = repository.snapshot.count(.runbook)
        row("lint of \(count) runbooks", lints.sorted()[2], "< 200")
    }

    /// Twenty commands for each of twenty tasks, as an incident has them.
    private func addCommands(to repository: Repository) throws -> [RecordID] {
        let tasks = try repository.snapshot.tasks().filter { $0.status == .done }.prefix(20)
        try repository.commit("bench: commands") { draft in
            for (run, task) in tasks.enumerated() {
                for (index, line) in Self.story(run).enumerated() {
                    var command = CommandRecord(id: draft.newID(), command: line.text)
                    command.task = task.id
                    command.seq = index + 1
                    command.exit = line.exit
                    command.host = "node-\(run)"
                    command.durationMicroseconds = 250_000
                    command.body = "\n```text\n\(line.output)\n```\n"
                    try draft.put(command)
                }
            }
        }
        return tasks.map(\.id)
    }

    private static func story(_ run: Int) -> [(text: String, exit: Int, output: String)] {
        let pod = "shop-7d9f8b6c5-x\(run % 10)x4z"
        let pods =
            "NAME READY STATUS\n\(pod) 0/1 CrashLoopBackOff\nweb-5c6d7f8b9-abcd\(run % 10) 1/1 Running"
        var lines: [(String, Int, String)] = [
            ("curl -sf http://node-\(run):8080/health", 7, ""),
            ("df -h /var/lib/data", 0, "95% /var"),
            ("kubectl -n shop get pods", 0, pods),
            ("kubectl -n shop logs \(pod)", 0, "panic: out of memory"),
            ("sudo systemctl restart ngnix", 5, "Unit not found."),
            ("sudo systemctl restart nginx", 0, ""),
            ("cp /etc/shop/shop.conf /etc/shop/shop.conf.bak", 0, ""),
            ("sudo sed -i 's/a/b/' /etc/shop/shop.conf", 0, ""),
            ("kubectl -n shop delete pod \(pod)", 0, "deleted"),
            ("kubectl -n shop get pods", 0, pods),
            ("kubectl -n shop get pods", 0, "shop 1/1 Running"),
        ]
        for step in 0..<8 {
            lines.append(
                (
                    "psql -h node-\(run) -c \"select count(*) from t\(step)_\(run)\"", 0,
                    " count\n 42"
                ))
        }
        lines.append(("curl -sf http://node-\(run):8080/health", 0, "ok"))
        return lines
    }

    /// Five hundred runbooks of the usual length.
    private func addRunbooks(to repository: Repository, _ tasks: [RecordID]) throws {
        let template = try RunbookTemplate(named: "incident", in: repository)
        let generator = RunbookGenerator(template: template)
        try repository.commit("bench: runbooks") { draft in
            for index in 0..<(500 - draft.snapshot.count(.runbook)) {
                _ = try generator.generate(
                    "r-\(index)", tasks: [tasks[index % tasks.count]], in: &draft)
            }
        }
    }

    private func milliseconds(_ body: () throws -> Void) rethrows -> Double {
        let start = clock.now
        try body()
        let passed = (clock.now - start).components
        return Double(passed.seconds) * 1e3 + Double(passed.attoseconds) / 1e15
    }

    private func row(_ name: String, _ value: Double, _ target: String) {
        print("\(name)\t\(String(format: "%.2f", value))\tms\t\(target)")
    }
}
