import InfraTrack
import InfraTrackTesting
import Testing

@testable import InfraTrackInventory

/// Masks `hunter` and what follows it.
private struct HunterRule: Redactor {
    func redact(_ text: String, in scope: inout RedactionScope) -> String {
        guard let place = text.firstRange(of: "hunter") else { return text }
        let rest = text[place.lowerBound...].prefix { $0 != " " }
        return text[..<place.lowerBound] + scope.mask(rule: "word", value: String(rest))
            + text[rest.endIndex...]
    }
}

@Suite struct MaskTests {
    private static let listing = """
        {"_meta":{"hostvars":{"web hunter1":{"region":"a hunter2 b","owner":"hunter3","datacenter":"x"}}},
        "all":{"children":["hunter4"]},"hunter4":{"hosts":["web hunter1"]}}
        """

    @Test func secretsAreMaskedOnce() throws {
        let repository = try Repository.inMemory(redactor: HunterRule())
        let report = try repository.take(Self.listing, Ansible())
        #expect(report.created.count == 2)
        let all = repository.files.map { $0.key + $0.value }.joined() + "\(report.created)"
        #expect(!all.contains("hunter1") && !all.contains("hunter4"))
        #expect(!all.contains("hunter2") && !all.contains("hunter3"))
        let files = repository.files
        for _ in 0..<2 {
            #expect(try !repository.take(Self.listing, Ansible()).changesSomething)
            #expect(repository.files == files)
        }
        let changed = Self.listing.replacing("\"x\"", with: "\"y\"")
        #expect(
            try repository.take(changed, Ansible()).changed.map(\.fields) == [
                ["attributes.datacenter"]
            ])
    }

    @Test func withoutRulesNothingIsMasked() throws {
        let repository = try Repository.inMemory(redactor: nil)
        #expect(try repository.take(Self.listing, Ansible()).created.count == 2)
    }
}
