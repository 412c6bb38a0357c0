import InfraTrack
import InfraTrackBilling
import Testing

@Suite struct RoundingPolicyTests {
    /// Seconds around the half of a step of ten minutes.
    @Test(arguments: [
        (RoundingPolicy.Mode.up, [0, 600, 600, 600, 600, 1200]),
        (.down, [0, 0, 0, 0, 600, 600]),
        (.nearestHalfUp, [0, 0, 600, 600, 600, 600]),
        (.nearestHalfDown, [0, 0, 0, 600, 600, 600]),
        (.nearestHalfEven, [0, 0, 0, 600, 600, 600]),
    ])
    func modesDifferAtTheHalf(mode: RoundingPolicy.Mode, billed: [Int]) {
        let policy = RoundingPolicy(mode: mode, increment: 600)
        #expect([0, 299, 300, 301, 600, 601].map { policy.billed($0) } == billed.map(Int64.init))
    }

    @Test func halfEvenGoesToTheEvenStep() {
        let policy = RoundingPolicy(mode: .nearestHalfEven, increment: 600)
        #expect([300, 900, 1500, 2100].map { policy.billed($0) } == [0, 1200, 1200, 2400])
    }

    @Test func theMinimumComesBeforeTheStep() {
        let policy = RoundingPolicy(mode: .up, increment: 360, minimum: 900)
        #expect([-5, 0, 1, 900, 1081].map { policy.billed($0) } == [0, 0, 1080, 1080, 1440])
    }

    @Test func withoutArgumentsNothingIsRounded() {
        #expect([0, 1, 59, 3601].map { RoundingPolicy().billed($0) } == [0, 1, 59, 3601])
        #expect(RoundingPolicy(increment: 0, minimum: -1) == RoundingPolicy())
    }

    @Test func roundingEachEntryCostsMoreThanRoundingTheSum() {
        // Twelve entries of together ten hours, in minutes.
        let minutes = [50, 38, 62, 47, 55, 45, 58, 52, 43, 57, 49, 44]
        let seconds = minutes.map { Int64($0) * 60 }
        #expect(seconds.reduce(0, +) == 36_000)
        let quarters = RoundingPolicy(mode: .up, increment: 900)
        #expect(seconds.reduce(0) { $0 + quarters.billed($1) } == 40_500)
        #expect(quarters.billed(36_000) == 36_000)
    }
}

@Suite struct RoundingPoliciesTests {
    private let text = """
        version: 1
        clients:
          acme: { zone: Europe/Berlin }
          initech: { rounding: { mode: down } }
        projects:
          acme-ops: { client: acme, rounding: { level: invoice, increment: 1 } }
        rounding:
          default: { mode: up, increment: 60, minimum: 120 }
          acme: { level: line, increment: 360 }
          acme-web: { level: day }

        """

    @Test func projectsComeBeforeClientsBeforeTheDefault() throws {
        let policies = try RoundingPolicies(settings: Ledger.settings(text))
        let line = RoundingPolicy(level: .line, mode: .up, increment: 360, minimum: 120)
        #expect(policies.policy(client: "acme", project: nil) == line)
        #expect(policies.policy(client: "acme", project: "unknown") == line)
        let own = RoundingPolicy(level: .invoice, mode: .up, increment: 1, minimum: 120)
        #expect(policies.policy(client: "acme", project: "acme-ops") == own)
        let day = RoundingPolicy(level: .day, mode: .up, increment: 60, minimum: 120)
        #expect(policies.policy(client: "acme", project: "acme-web") == day)
        let down = RoundingPolicy(mode: .down, increment: 60, minimum: 120)
        #expect(policies.policy(client: "initech", project: nil) == down)
        let standard = RoundingPolicy(mode: .up, increment: 60, minimum: 120)
        #expect(policies.policy(client: nil, project: nil) == standard)
    }

    @Test func withoutSettingsNothingIsRounded() throws {
        let policies = try RoundingPolicies(settings: Ledger.settings("version: 1\n"))
        #expect(policies.policy(client: "acme", project: nil) == RoundingPolicy())
    }

    @Test(arguments: [
        ("acme: up", "infratrack.yaml:3:9: The rounding policy is not a mapping."),
        ("acme: { mode: sideways }", "is not one of up, down, nearest-half-up"),
        ("acme: { increment: 0 }", "“0” is not a number of seconds from 1 to 604800."),
        ("acme: { minimum: x }", "“x” is not a number of seconds from 0 to 604800."),
        ("default: { level: week }", "is not one of entry, day, line, invoice"),
    ])
    func valuesThatCannotBeReadAreNamed(line: String, message: String) throws {
        let settings = try Ledger.settings("version: 1\nrounding:\n  \(line)\n")
        let error = failure { _ = try RoundingPolicies(settings: settings) }
        let text = error?.description ?? ""
        #expect(text.contains(message), "\(text)")
    }

    @Test func policiesOfProjectsAreChecked() throws {
        let text = "version: 1\nprojects:\n  ops: { rounding: [1] }\n"
        let settings = try Ledger.settings(text)
        #expect(failure { _ = try RoundingPolicies(settings: settings) }?.line == 3)
    }
}
