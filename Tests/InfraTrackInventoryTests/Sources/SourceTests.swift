import Foundation
import InfraTrack
import InfraTrackTesting
import Testing

@testable import InfraTrackInventory

/// What is taken of each source's fixtures.
@Suite struct SourceTests {
    private func listing(_ source: any ComponentSource, _ path: String) throws -> InventoryListing {
        try source.listing(of: try Fixture.bytes("\(source.name)/\(path)"))
    }

    private func item(_ listing: InventoryListing, _ identity: String) throws -> InventoryItem {
        try #require(
            listing.items.first { $0.identity == identity },
            "\(identity) in \(listing.items.map(\.identity))")
    }

    @Test func terraformStates() throws {
        let state = try listing(Terraform(), "state.json")
        #expect(state.serial == 7 && state.lineage?.hasPrefix("3f2a0d2e") == true)
        #expect(state.ignored["data.aws_ami"] == 1 && state.ignored["random_password"] == 1)
        #expect(state.ignored["aws_iam_role"] == 1 && state.ignored["deposed.hcloud_server"] == 1)
        let web = try item(state, "arn:aws:ec2:eu-west-1:123456789012:instance/i-1")
        #expect(web.kind == "server" && web.name == "web-01" && web.provider == "aws")
        #expect(web.environment == "prod" && web.owner == "lena")
        #expect(web.address == "aws_instance.web[0]")
        #expect(web.identifiers["host.id"] == "i-1" && web.path == ["eu-west-1", "web-01"])
        #expect(web.relations == [.init(.dependsOn, "aws_vpc.main"), .init(.partOf, "vpc-1")])
        let database = try item(state, "arn:aws:rds:eu-west-1:123456789012:db:shop")
        #expect(database.kind == "database" && database.name == "shop")
        #expect(database.attributes["engine"] == "postgres")
        #expect(database.attributes["address"] == nil)
        let edge = try item(state, "hetzner/hcloud_server/184467440737095516169")
        #expect(edge.identifiers["host.id"] == "184467440737095516169")
        #expect(
            state.dropped.filter { !$0.contains("user") } == [
                "aws_instance.web[0].tags.db_password", "aws_vpc.main.private",
                "module.db.aws_db_instance.main.address",
                "module.db.aws_db_instance.main.password", "outputs.db_password",
                "random_password.db",
            ])
    }

    @Test func terraformShows() throws {
        let shown = try listing(Terraform(), "show.json")
        let app = try item(
            shown,
            "//compute.googleapis.com/projects/acme-prod/zones/europe-west1-b/instances/app-01")
        #expect(app.provider == "gcp" && app.environment == "prod")
        #expect(app.identifiers["host.id"] == "4520031799277581759")
        let bastion = try item(
            shown,
            "/subscriptions/0000-1/resourcegroups/rg-prod/providers/microsoft.compute/virtualmachines/bastion"
        )
        #expect(bastion.provider == "azure" && bastion.attributes["private_ip_address"] == nil)
        #expect(bastion.identifiers["host.id"] == "a1b2")
        #expect(
            shown.items.contains { $0.address == "module.net.google_compute_network.main[\"a\"]" })
        #expect(shown.dropped.contains("azurerm_linux_virtual_machine.bastion.admin_password"))
        #expect(shown.dropped.contains("google_compute_instance.app.metadata_startup_script"))
        #expect(shown.dropped.contains("outputs.token"))
        #expect(try Terraform().listing(of: Array(#"{"format_version":"1.0"}"#.utf8)).items.isEmpty)
    }

    @Test func terraformPlansRename() throws {
        let repository = try Repository.inMemory()
        try repository.take(try Fixture.bytes("terraform/state.json"), Terraform())
        let report = try repository.take(try Fixture.bytes("terraform/plan.json"), Terraform())
            .value
        #expect(report.partial?.hasPrefix("A plan") == true)
        #expect(report.renamed.map(\.from) == ["hcloud_server.edge"])
        #expect(report.renamed.map(\.to) == ["hcloud_server.front"])
        #expect(report.missing.isEmpty)
    }

    @Test(arguments: [
        (#"{"encrypted_data":"x","encryption_version":"v0","meta":{}}"#, "The state is encrypted."),
        (#"{"version":3,"lineage":"a","modules":[]}"#, "The state is not of version 4."),
        (#"{"version":4,"lineage":"a","resources":{}}"#, "“resources” is not an array."),
        (#"{} {}"#, "There is not exactly one JSON document."),
    ]) func terraformRefuses(text: String, message: String) {
        let error = #expect(throws: InventoryError.self) {
            try Terraform().listing(of: Array(text.utf8))
        }
        #expect(error?.message == message)
    }

    @Test func terraformRefusesItems() throws {
        let text = """
            {"version":4,"lineage":"a","resources":[{"mode":"managed"},7,
            {"type":"aws_instance","name":"a","instances":[{"attributes":{}},7,{"attributes":{"id":""}}]}]}
            """
        let listing = try Terraform().listing(of: Array(text.utf8))
        #expect(listing.items.isEmpty)
        #expect(
            listing.refused.map(\.reason) == [
                "It has no type or name.", "It has no type or name.", "It has no id.",
                "It has no attributes.", "It has no id.",
            ])
        let shown =
            #"{"format_version":"1.0","values":{"root_module":{"resources":[{"type":"x"},7]}}}"#
        #expect(try Terraform().listing(of: Array(shown.utf8)).refused.count == 2)
    }

    @Test func staleStatesAreRefused() throws {
        let repository = try Repository.inMemory()
        let text = String(decoding: try Fixture.bytes("terraform/state.json"), as: UTF8.self)
        try repository.take(text, Terraform())
        let files = repository.files
        for (old, new) in [("\"serial\": 7", "\"serial\": 6"), ("3f2a0d2e", "4f2a0d2e")] {
            let error = #expect(throws: LedgerError.self) {
                try repository.take(text.replacing(old, with: new), Terraform())
            }
            #expect(error?.code == .refused)
        }
        let later = text.replacing("\"serial\": 7", with: "\"serial\": 8")
        #expect(try !repository.take(later, Terraform()).changesSomething)
        #expect(repository.files == files)
        let other = text.replacing("3f2a0d2e", with: "4f2a0d2e")
        let taken = try repository.take(
            other, Terraform(), options: .init(acceptsRetirements: true))
        #expect(taken.created.isEmpty)
    }

    @Test func terraformReplaces() throws {
        let repository = try Repository.inMemory()
        let text = String(decoding: try Fixture.bytes("terraform/state.json"), as: UTF8.self)
        try repository.take(text, Terraform())
        let report = try repository.take(
            text.replacing("instance/i-2", with: "instance/i-3").replacing(
                "\"i-2\"", with: "\"i-3\""), Terraform())
        #expect(report.created.map(\.description) == ["acme/prod/eu-west-1/web-02-i-3"])
        #expect(report.retired.map(\.description) == ["acme/prod/eu-west-1/web-02"])
        #expect(report.replaced.count == 1 && report.missing.isEmpty)
    }

    @Test func ansibleHostsAndGroups() throws {
        let listed = try listing(Ansible(), "captured.json")
        let web = try item(listed, "web-01")
        #expect(web.kind == "server" && web.environment == "prod" && web.owner == "lena")
        #expect(
            web.identifiers == ["host.name": "web-01", "host.ip": "10.0.0.5", "host.id": "i-1"])
        #expect(
            web.relations == [.init(.memberOf, "group:monitoring"), .init(.memberOf, "group:web")])
        #expect(try item(listed, "db-01").attributes["region"] == "eu-west-1")
        let group = try item(listed, "group:web")
        #expect(group.kind == "group" && group.relations == [.init(.memberOf, "group:prod")])
        #expect(
            listed.dropped == [
                "_meta.hostvars.db-01.ansible_become_password", "_meta.hostvars.db-01.vault_root",
                "_meta.hostvars.probe.example.net.ansible_become_password",
                "_meta.hostvars.web-01.ansible_become_password",
                "_meta.hostvars.web-02.ansible_become_password",
                "_meta.hostvars.web-02.ansible_ssh_private_key_file",
            ])
        let exported = try listing(Ansible(), "exported.json")
        #expect(try item(exported, "edge-01").attributes["ansible_host"] == "192.0.2.7")
        #expect(exported.items.map(\.identity) == ["edge-01", "lone", "group:staging"])
        #expect(throws: InventoryError.self) {
            try Ansible().listing(of: Array(#"{"all":{"hosts":{}}}"#.utf8))
        }
    }

    @Test func amazonAsCaptured() throws {
        let listed = try listing(AWS(), "captured.json")
        #expect(listed.refused.isEmpty && listed.partial == nil)
        let kinds = Dictionary(grouping: listed.items, by: \.kind).mapValues(\.count)
        #expect(kinds["server"] == 3 && kinds["database"] == 1 && kinds["function"] == 1)
        #expect(kinds["cluster"] == 2 && kinds["bucket"] == 1 && kinds["loadbalancer"] == 1)
        let web = try #require(listed.items.first { $0.name == "web-01" })
        #expect(web.environment == "prod" && web.provider == "aws")
        #expect(web.labels == ["Environment=production"])
    }

    @Test func amazonAsMade() throws {
        let listed = try listing(AWS(), "made.json")
        let local = try item(listed, "arn:aws:ec2:us-west-2:123456789012:instance/i-1")
        #expect(local.environment == "qa" && local.labels == ["stage=QA"] && local.gone == nil)
        let network = try item(listed, "arn:aws:ec2:us-west-2:123456789012:vpc/vpc-1")
        #expect(network.kind == "network")
        #expect(try item(listed, "vpc-2").path == ["vpc-2"])
        let odd = try item(listed, "i-9")
        #expect(odd.gone == "The instance is terminated.")
        let old = try item(listed, "old-1.eu-west-1.elb.amazonaws.com")
        #expect(old.relations == [.init(.partOf, "vpc-1"), .init(.dependsOn, "i-1")])
        let repository = try Repository.inMemory()
        try repository.take(try Fixture.bytes("aws/made.json"), AWS())
        let mail = try repository.component("acme/prod/us-west-2/mail")
        #expect(mail.relations.map(\.target.description) == ["acme/prod/us-west-2/jobs"])
        let orders = try repository.component("acme/prod/us-west-2/orders-1")
        #expect(orders.relations.map(\.type) == [.memberOf])
    }

    @Test func amazonRefuses() throws {
        let failing = #"{"clusters":[],"failures":[{"arn":"x"}]}"#
        #expect(try AWS().listing(of: Array(failing.utf8)).partial != nil)
        let mistyped = #"{"Buckets":[{"Name":7},{"Name":"ok"}]}"#
        let listed = try AWS().listing(of: Array(mistyped.utf8))
        #expect(listed.items.count == 1 && listed.refused.count == 1)
        for text in [
            #"{"clusters":["apps"]}"#, #"{"Reservations":[{"Groups":[]}]}"#, #"{"Buckets":{}}"#,
            #"{"Reservations":[{"Instances":["i-1"]}]}"#, #"{"Reservations":["x"]}"#,
        ] {
            #expect(throws: InventoryError.self, "\(text)") {
                try AWS().listing(of: Array(text.utf8))
            }
        }
    }

    @Test func zonesAndNames() {
        #expect(AmazonName.region(ofZone: "eu-west-1a") == "eu-west-1")
        #expect(AmazonName.region(ofZone: "us-west-2-lax-1a") == "us-west-2")
        #expect(AmazonName.region(ofZone: "nowhere") == nil)
        #expect(AmazonName.region(ofZone: "a-b-c") == nil)
        #expect(AmazonName.partition(ofRegion: "cn-north-1") == "aws-cn")
        #expect(AmazonName.partition(ofRegion: "us-gov-west-1") == "aws-us-gov")
        #expect(AmazonName("arn:aws:s3:::x")?.resource == "x")
        #expect(AmazonName("arn:aws:s3") == nil)
        #expect(GoogleName.canonical("no link") == nil)
        #expect(GoogleName.canonical("https://x.example/y") == nil)
    }

    @Test func google() throws {
        let listed = try listing(GCP(), "instances.json")
        let app = try item(
            listed,
            "//compute.googleapis.com/projects/acme-prod/zones/europe-west1-b/instances/app-01")
        #expect(app.kind == "server" && app.incarnation == "4520031799277581759")
        #expect(app.labels == ["http", "team=shop"] && app.environment == "prod")
        #expect(app.attributes["machine_type"] == "e2-small")
        #expect(listed.dropped.contains("instances[].metadata.items"))
        #expect(listed.items.first { $0.name == "app-02" }?.gone == nil)
        #expect(
            listed.items.map(\.kind).sorted() == [
                "bucket", "database", "network", "server", "server",
            ])
        let assets = try listing(GCP(), "assets.json")
        #expect(assets.items.map(\.kind) == ["server", "service"])
        #expect(assets.items.first?.environment == "staging")
        #expect(assets.ignored.count == 2)
        let zones = try listing(GCP(), "aggregated.json")
        #expect(zones.items.map(\.name) == ["batch-01"] && zones.partial == nil)
        for (text, partial) in [
            (#"{"items":[],"nextPageToken":"x"}"#, true),
            (#"{"kind":"compute#instanceList"}"#, false),
            (#"{"items":{"zones/a":{"warning":{"code":"UNREACHABLE"}}}}"#, true),
        ] {
            #expect(try (GCP().listing(of: Array(text.utf8)).partial != nil) == partial, "\(text)")
        }
        let nameless = #"[{"name":"x"},{"name":"projects/p/locations/l/functions/f"}]"#
        let functions = try GCP().listing(of: Array(nameless.utf8))
        #expect(functions.refused.count == 1 && functions.items.map(\.kind) == ["function"])
    }

    @Test func azure() throws {
        let listed = try listing(Azure(), "resources.json")
        let bastion = try #require(listed.items.first { $0.name == "bastion" })
        #expect(bastion.identity.hasPrefix("/subscriptions/0000-1/resourcegroups/rg-prod/"))
        #expect(bastion.identifiers["host.id"] == "a1b2" && bastion.environment == "prod")
        #expect(bastion.attributes["vm_size"] == "Standard_B1s")
        #expect(
            listed.items.map(\.kind).sorted() == [
                "database", "database", "function", "network", "server", "subnet",
            ])
        #expect(listed.ignored == ["microsoft.insights/actiongroups": 1])
        let repository = try Repository.inMemory()
        try repository.take(try Fixture.bytes("azure/resources.json"), Azure())
        let orders = try repository.component("acme/prod/westeurope/orders")
        #expect(orders.relations.map(\.target.description) == ["acme/prod/westeurope/shop"])
        let graph = try listing(Azure(), "graph.json")
        #expect(graph.partial == nil && graph.items.count == 2)
        let page = #"{"value":[],"nextLink":"https://x"}"#
        #expect(try Azure().listing(of: Array(page.utf8)).partial != nil)
        let odd = #"[{"name":"x"},{"id":"/other"},{"id":"/subscriptions/1/resourceGroups/g"}]"#
        let refused = try Azure().listing(of: Array(odd.utf8))
        #expect(refused.refused.count == 2 && refused.items.map(\.kind) == ["group"])
    }
}
