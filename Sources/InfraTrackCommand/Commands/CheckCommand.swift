import ArgumentParser
import InfraTrack
import InfraTrackBilling
import InfraTrackRunbooks

struct CheckCommand: Call {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find files that cannot be read and references that do not hold")
    @OptionGroup var global: GlobalOptions
    @Argument(help: "Files or folders to tell about; everything when none") var paths: [String] = []
    @Option(help: "text, json, github or sarif") var format: FindingFormat = .text
    @Flag(help: "The same as --format json") var json = false
    @Flag(help: "Fail on warnings too") var strict = false

    func run(_ session: Session) throws {
        let repository = try session.open()
        let wanted = try session.storePaths(paths, in: repository)
        let findings = try session.findings(in: repository).filter { finding in
            wanted.isEmpty
                || wanted.contains { finding.path == $0 || finding.path.hasPrefix($0 + "/") }
        }
        for line in (json ? .json : format).lines(findings) { session.environment.print(line) }
        let fails = findings.contains { strict || $0.severity == .error }
        if fails { throw ExitStatus(code: ExitStatus.findings) }
    }
}

struct DoctorCommand: Call {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Look at the store's set-up in this clone")
    @OptionGroup var global: GlobalOptions
    @Flag(help: "Mend what can be mended") var fix = false
    @Flag(help: "Print one JSON object a line") var json = false

    func run(_ session: Session) throws {
        let repository = try session.open()
        let problems = try repository.setupProblems()
        let format = json ? FindingFormat.json : .text
        for line in format.lines(problems) { session.environment.print(line) }
        guard !problems.isEmpty else { return }
        guard fix else { throw ExitStatus(code: ExitStatus.findings) }
        try repository.mendSetup(options: global.commit)
    }
}

extension Session {
    /// What every part of the library finds in a store, each finding once.
    func findings(in repository: Repository) throws -> [Finding] {
        var findings = Set(try repository.check() + BillingCheck.findings(repository.snapshot))
        if repository.snapshot.count(.runbook) > 0 {
            let lint = RunbookLint(now: environment.now())
            findings.formUnion(try lint.findings(in: repository))
        }
        return findings.sorted()
    }
}
