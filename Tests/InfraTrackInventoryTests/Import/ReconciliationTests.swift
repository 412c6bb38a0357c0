import InfraTrack
import InfraTrackTesting
import Testing

@testable import InfraTrackInventory

@Suite struct ReconciliationTests {
    private let repository: Repository

    init() throws { repository = try Repository.inMemory() }

    private func take(_ names: String..., options: ImportOptions = .init()) throws -> ImportReport {
        try repository.take(Instances.listing(names), AWS(), options: options)
    }

    private func key(_ name: String) throws -> ComponentKey {
        try #require(ComponentKey("acme/prod/eu-west-1/\(name)"))
    }

    @Test func whatIsMissingTwiceIsRetired() throws {
        #expect(try take("a", "b", "c").created.count == 3)
        let first = try take("a", "b")
        #expect(first.missing == [try key("c")])
        #expect(first.unchanged.count == 2)
        #expect(try repository.component("acme/prod/eu-west-1/c").lifecycle == .missing)
        let second = try take("a", "b")
        #expect(second.retired == [try key("c")])
        let retired = try repository.component("acme/prod/eu-west-1/c")
        #expect(retired.lifecycle == .retired)
        #expect(retired.retired?.reason == "aws acme/prod no longer lists it.")
        #expect(try !take("a", "b").changesSomething)
        let back = try take("a", "b", "c")
        #expect(back.revived == [try key("c")])
        #expect(back.changed.map(\.fields) == [["imported"]])
        #expect(try repository.component("acme/prod/eu-west-1/c").retired == nil)
        #expect(try repository.component("acme/prod/eu-west-1/c").lifecycle == .active)
    }

    @Test func partsAndNothingRetireNothing() throws {
        _ = try take("a", "b", "c", "d")
        let page = try repository.take(Instances.listing(["a"], token: "more"), AWS())
        #expect(page.partial == "More pages were to follow." && !page.changesSomething)
        let empty = try repository.take(#"{"Reservations":[]}"#, AWS())
        #expect(empty.partial == "The listing is empty." && !empty.changesSomething)
        let accepted = try repository.take(
            #"{"Reservations":[]}"#, AWS(), options: .init(acceptsRetirements: true))
        #expect(accepted.missing.count == 4)
    }

    @Test func pagesTogetherAreWhole() throws {
        _ = try take("a", "b")
        let both = Instances.listing(["a"], token: "t") + "\n" + Instances.listing(["c"])
        let report = try repository.take(both, AWS())
        #expect(report.partial == nil)
        #expect(report.missing == [try key("b")])
    }

    @Test func relationsOutliveListingsOfOneKind() throws {
        let instance = Instances.listing(["a"]).replacing(
            "\"State\"", with: "\"VpcId\":\"vpc-1\",\"State\"")
        let networks = #"{"Vpcs":[{"VpcId":"vpc-1","OwnerId":"123456789012"}]}"#
        try repository.take(instance + networks, AWS())
        let name = "acme/prod/eu-west-1/a"
        #expect(try repository.component(name).relations.map(\.target) == [try key("vpc-1")])
        #expect(try !repository.take(instance, AWS()).changesSomething)
        let without = try repository.take(Instances.listing(["a"]), AWS())
        #expect(without.changed.map(\.fields) == [["attributes.vpc_id", "relations"]])
        #expect(try repository.component(name).relations.isEmpty)
    }

    @Test func whatIsRefusedKeepsTheRest() throws {
        _ = try take("a", "b")
        let text = Instances.listing(["a", "../x"])
        let report = try repository.take(text, AWS())
        #expect(report.refused.map(\.reason) == ["Its name is a path."])
        #expect(report.partial == "An item was refused." && report.missing.isEmpty)
    }

    @Test func listsOfOtherThingsSayNothing() throws {
        _ = try take("a", "b")
        let other = Instances.listing(["x"]).replacing("eu-west-1a", with: "us-east-1b")
        #expect(try repository.take(other, AWS()).missing.isEmpty)
        let buckets = try repository.take(#"{"Buckets":[{"Name":"assets"}]}"#, AWS())
        #expect(
            buckets.missing.isEmpty && buckets.created.map(\.description) == ["acme/prod/assets"])
        let elsewhere = try repository.take(Instances.listing(["z"]), AWS(), scope: "acme/dev")
        #expect(elsewhere.missing.isEmpty)
    }

    @Test func manyAtOnceAreStopped() throws {
        let names = (0..<20).map { "n\($0)" }
        try repository.take(Instances.listing(names), AWS())
        let error = #expect(throws: LedgerError.self) {
            try repository.take(Instances.listing(["n0", "new"]), AWS())
        }
        #expect(error?.code == .refused)
        #expect(
            error?.message
                == "The import would mark 19 of 20 components as missing or retired; 4 are the limit."
        )
        #expect(repository.keys.count == 20)
        let trial = try repository.take(
            Instances.listing(["n0", "new"]), AWS(), options: .init(isTrial: true))
        #expect(trial.stopped != nil && trial.missing.count == 19 && repository.keys.count == 20)
        let accepted = try repository.take(
            Instances.listing(["n0", "new"]), AWS(), options: .init(acceptsRetirements: true))
        #expect(accepted.missing.count == 19 && repository.keys.count == 21)
    }

    @Test func theLimitGrowsWithTheScope() {
        #expect(RetirementGuard.fault(vanished: 3, of: 4) == nil)
        #expect(RetirementGuard.fault(vanished: 3, of: 3) != nil)
        #expect(RetirementGuard.fault(vanished: 2, of: 2) == nil)
        #expect(RetirementGuard.fault(vanished: 4, of: 10) != nil)
        #expect(RetirementGuard.fault(vanished: 20, of: 100) == nil)
        #expect(RetirementGuard.fault(vanished: 101, of: 10_000) != nil)
    }

    @Test func whatIsTerminatedIsRetiredAtOnce() throws {
        _ = try take("a", "b")
        let report = try take("a", "b=i-b=terminated")
        #expect(report.retired == [try key("b")])
        let gone = try repository.component("acme/prod/eu-west-1/b")
        #expect(gone.retired?.reason == "The instance is terminated.")
        #expect(try !take("a", "b=i-b=terminated").changesSomething)
        #expect(try take("c=i-c=terminated", "a").created.isEmpty)
    }

    @Test func trialsChangeNothing() throws {
        let report = try take("a", options: .init(isTrial: true))
        #expect(report.created == [try key("a")])
        #expect(repository.keys.isEmpty)
    }

    @Test func namesChangeAndKeysStay() throws {
        _ = try take("a=i-1")
        let report = try take("b=i-1")
        #expect(report.renamed == [.init(key: try key("a"), from: "a", to: "b")])
        #expect(report.changed.isEmpty)
        let component = try repository.component("acme/prod/eu-west-1/a")
        #expect(component.displayName == "b" && component.aliases == ["a"])
    }

    @Test func peopleHaveTheLastWord() throws {
        let listing = { (environment: String, type: String) in
            let tag = #"{"Key":"Environment","Value":"\#(environment)"}"#
            return Instances.listing(["a"]).replacing("t3.micro", with: type)
                .replacing(#""Tags":["#, with: #""Tags":[\#(tag),"#)
        }
        try repository.take(listing("prod", "t3.micro"), AWS())
        let name = "acme/prod/eu-west-1/a"
        try repository.edit(name) { component in
            component.environment = "staging"
            component.owner = "lena"
            component.displayName = "Front"
            component.labels.append("pci")
            component.identifiers["host.name"] = "front.example"
            component.body = "Handle with care.\n"
        }
        #expect(try !repository.take(listing("prod", "t3.micro"), AWS()).changesSomething)
        let report = try repository.take(listing("qa", "t3.large"), AWS())
        #expect(
            report.changed == [
                .init(
                    key: try key("a"),
                    fields: ["attributes.instance_type", "identifiers.host.type", "labels"])
            ])
        #expect(report.kept == [.init(key: try key("a"), fields: ["environment"])])
        let component = try repository.component(name)
        #expect(component.environment == "staging" && component.owner == "lena")
        #expect(component.displayName == "Front")
        #expect(component.labels == ["pci", "Environment=qa"])
        #expect(component.identifiers["host.name"] == "front.example")
        #expect(component.identifiers["host.type"] == "t3.large")
        #expect(component.body == "Handle with care.\n")
    }

    @Test func aHandMadeComponentIsAdopted() throws {
        let name = "acme/prod/eu-west-1/a"
        var mine = Component(id: try key("a"), kind: "server")
        (mine.owner, mine.environment) = ("marcus", "test")
        let made = mine
        try repository.commit { draft in try draft.put(made) }
        let report = try take("a")
        #expect(report.created.isEmpty && report.changed.map(\.key) == [made.id])
        let component = try repository.component(name)
        #expect(component.owner == "marcus" && component.environment == "test")
        #expect(component.identifiers["host.id"] == "i-a")
        #expect(try !take("a").changesSomething)
    }

    @Test func handMadeComponentsOfAnotherKindAreNot() throws {
        let other = Component(id: try key("a"), kind: "database")
        var odd = Component(id: try key("b"), kind: "server")
        odd.identifiers["host.id"] = "i-other"
        let both = [other, odd]
        try repository.commit { draft in for component in both { try draft.put(component) } }
        let report = try take("a", "b")
        #expect(report.created == [try key("a-i-a"), try key("b-i-b")])
    }

    @Test func sourcesThatSeeTheSameThingShareIt() throws {
        let state = try Fixture.bytes("terraform/state.json")
        try repository.take(state, Terraform(), scope: "acme/tf")
        let listing = Instances.listing(["web-01=i-1", "web-02=i-2"])
        let report = try repository.take(listing, AWS())
        #expect(report.created.isEmpty)
        #expect(
            report.changed.map(\.key.description) == [
                "acme/tf/eu-west-1/web-01", "acme/tf/eu-west-1/web-02",
            ])
        #expect(try !repository.take(listing, AWS()).changesSomething)
        #expect(try repository.take(state, Terraform(), scope: "acme/tf").commit == nil)
        // One source alone does not retire it.
        for _ in 0..<2 { try repository.take(Instances.listing(["web-01=i-1"]), AWS()) }
        #expect(try repository.component("acme/tf/eu-west-1/web-02").lifecycle == .active)
    }

    @Test func movesAreFollowed() throws {
        _ = try take("a", "b")
        let (old, new) = (try key("a"), try #require(ComponentKey("acme/live/front")))
        try repository.commit { draft in try draft.moveComponent(old, to: new) }
        #expect(try !take("a", "b").changesSomething)
        #expect(repository.keys == ["acme/live/front", "acme/prod/eu-west-1/b"])
    }

    @Test func sameNamesGetKeysOfTheirOwn() throws {
        let report = try take("web=i-1", "web=i-2", "???=i-3")
        #expect(
            report.created == [try key("i-3"), try key("web-i-1"), try key("web-i-2")])
    }

    @Test func twinsAreTakenOnce() throws {
        let report = try take("a=i-1", "b=i-1")
        #expect(report.created == [try key("a")])
        #expect(
            report.refused.map(\.reason) == ["It is listed more than once; one of them was taken."])
        #expect(try take("b=i-1", "a=i-1").created.isEmpty)
    }

    @Test func peopleRetireAndReviveForGood() throws {
        _ = try take("a", "b", "c", "d")
        try repository.edit("acme/prod/eu-west-1/a") { component in
            component.lifecycle = .retired
            component.retired = .init(at: Timestamp(seconds: 0), reason: "mine")
        }
        #expect(try !take("a", "b", "c", "d").changesSomething)
        #expect(try repository.component("acme/prod/eu-west-1/a").lifecycle == .retired)
        _ = try take("a", "c", "d")
        try repository.edit("acme/prod/eu-west-1/b") { $0.lifecycle = .active }
        #expect(try take("a", "c", "d").retired.count == 1)
        #expect(try repository.component("acme/prod/eu-west-1/b").lifecycle == .active)
    }

    @Test func tasksFollowWhatTookThePlace() throws {
        let gcp = { (id: String) in
            #"[{"id":"\#(id)","name":"app","selfLink":"https://www.googleapis.com/compute/v1/projects/p/zones/europe-west1-b/instances/app"}]"#
        }
        try repository.take(gcp("1"), GCP())
        let old = try #require(ComponentKey("acme/prod/europe-west1-b/app"))
        let id = try repository.commit { draft in
            var task = TaskRecord(id: draft.newID(), title: "Look at it")
            task.components = [old]
            return try draft.put(task).id
        }.value
        let report = try repository.take(gcp("2"), GCP())
        let new = try #require(ComponentKey("acme/prod/europe-west1-b/app-2"))
        #expect(report.created == [new] && report.retired == [old])
        #expect(report.replaced == [.init(key: new, predecessor: old)])
        #expect(repository.snapshot.task(id)?.components == [old, new])
        #expect(try repository.component(old.description).retired?.reason == "Replaced by \(new).")
        #expect(repository.text(new.description).contains("predecessor: \(old)"))
        #expect(try !repository.take(gcp("2"), GCP()).changesSomething)
        let rules = Set(repository.snapshot.check().map(\.rule))
        #expect(rules == ["retired-component"])
    }

    @Test func scopesAreMadeOfText() throws {
        #expect(try InventoryImport.scope("Acme/Prod EU").description == "acme/prod-eu")
        #expect(try InventoryImport.scope("arn:aws/1").description == "arn-aws/1")
        for text in ["", "//", "a/b/c/d/e/f/g/h/i"] {
            #expect(throws: LedgerError.self) { try InventoryImport.scope(text) }
        }
    }

    @Test func circlesAreCutOpen() throws {
        let text = """
            {"all":{"children":["a","b","c"]},"a":{"children":["b"],"hosts":["x"]},
            "b":{"children":["c"]},"c":{"children":["a"]}}
            """
        let report = try repository.take(text, Ansible())
        #expect(report.created.count == 4)
        #expect(report.refused.count == 1)
        #expect(repository.snapshot.check().isEmpty)
        let again = try repository.take(text, Ansible())
        #expect(!again.changesSomething && again.refused == report.refused)
    }
}
