import InfraTrack
import InfraTrackTesting
import Testing

@testable import InfraTrackInventory

/// What is taken of the fixtures of Kubernetes, Backstage and NetBox.
@Suite struct CatalogueTests {
    private func listing(_ source: any ComponentSource, _ path: String) throws -> InventoryListing {
        try source.listing(of: try Fixture.bytes("\(source.name)/\(path)"))
    }

    private func item(_ listing: InventoryListing, _ identity: String) throws -> InventoryItem {
        try #require(
            listing.items.first { $0.identity == identity },
            "\(identity) in \(listing.items.map(\.identity))")
    }

    @Test func kubernetes() throws {
        let listed = try listing(Kubernetes(), "list.json")
        let web = try item(listed, "apps/Deployment/shop-prod/web")
        #expect(web.kind == "service" && web.environment == "prod" && web.owner == "shop")
        #expect(web.attributes["images"] == "registry.example/web:2.4.1")
        #expect(web.attributes["version"] == "2.4.1" && web.attributes["replicas"] == "3")
        let node = try item(listed, "Node/ip-10-0-0-1")
        #expect(node.kind == "server" && node.identifiers["host.id"] == "i-1")
        #expect(
            listed.ignored == [
                "Pod": 1, "batch/Job": 1, "apps/Deployment": 1, "Secret": 1, "ConfigMap": 1,
            ])
        #expect(
            listed.dropped == [
                "ConfigMap.data",
                "Deployment.metadata.annotations.kubectl.kubernetes.io/last-applied-configuration",
                "Deployment.spec.template.spec.containers[].env", "Secret.data",
            ])
        let typed = try listing(Kubernetes(), "typed.json")
        #expect(
            typed.items.map(\.identity) == [
                "apps/Deployment/shop-prod/a", "apps/Deployment/shop-prod/b",
                "apps/DaemonSet/kube-system/logs",
            ])
        #expect(try Kubernetes().listing(of: try single("Deployment")).partial != nil)
        let nameless = #"{"kind":"List","items":[{"kind":"Deployment","metadata":{}}]}"#
        #expect(try Kubernetes().listing(of: Array(nameless.utf8)).refused.count == 1)
        let page = #"{"kind":"PodList","items":[],"metadata":{"continue":"x"}}"#
        #expect(try Kubernetes().listing(of: Array(page.utf8)).partial != nil)
        for text in [#"{"kind":"List","items":{}}"#, #"{"kind":"List","items":["x"]}"#] {
            #expect(throws: InventoryError.self) { try Kubernetes().listing(of: Array(text.utf8)) }
        }
    }

    private func single(_ kind: String) throws -> [UInt8] {
        Array(#"{"kind":"\#(kind)","apiVersion":"apps/v1","metadata":{"name":"x"}}"#.utf8)
    }

    @Test func workloadsMadeAnewStay() throws {
        let repository = try Repository.inMemory()
        let text = String(decoding: try Fixture.bytes("kubernetes/typed.json"), as: UTF8.self)
        try repository.take(text, Kubernetes())
        let report = try repository.take(text.replacing("t-1", with: "t-9"), Kubernetes())
        #expect(report.created.isEmpty && report.missing.isEmpty)
        #expect(report.replaced.map(\.key.description) == ["acme/prod/shop-prod/a"])
        // Lists of several namespaces are of all; those of one say nothing of the others.
        let one =
            #"{"kind":"DeploymentList","apiVersion":"apps/v1","items":[{"metadata":{"name":"z","namespace":"other"}}]}"#
        #expect(try repository.take(one, Kubernetes()).missing.isEmpty)
        let two = one.replacing(
            "}}]", with: #"}},{"metadata":{"name":"a","namespace":"shop-prod"}}]"#)
        #expect(
            try repository.take(two, Kubernetes()).missing.map(\.description)
                == ["acme/prod/shop-prod/b"])
    }

    @Test(arguments: [
        (
            "gce://acme/europe-west1-b/n",
            "//compute.googleapis.com/projects/acme/zones/europe-west1-b/instances/n"
        ),
        ("azure:///subscriptions/A/x", "/subscriptions/a/x"),
    ]) func nodesOfClouds(provider: String, id: String) throws {
        let text =
            #"{"kind":"NodeList","apiVersion":"v1","items":[{"metadata":{"name":"n"},"spec":{"providerID":"\#(provider)"}}]}"#
        let listed = try Kubernetes().listing(of: Array(text.utf8))
        #expect(listed.items.first?.identifiers["cloud.resource_id"] == id)
    }

    @Test func backstage() throws {
        let listed = try listing(Backstage(), "catalog-info.yaml")
        let web = try item(listed, "component:default/web")
        #expect(web.kind == "service" && web.environment == "prod" && web.owner == "team-shop")
        #expect(web.labels == ["environment=production", "public", "swift"])
        #expect(
            web.relations == [
                .init(.dependsOn, "resource:default/orders"),
                .init(.dependsOn, "api:default/payments"), .init(.partOf, "system:default/shop"),
            ])
        #expect(listed.dropped == ["Component.spec.apiToken"])
        #expect(listed.ignored == ["User": 1])
        let repository = try Repository.inMemory()
        try repository.take(try Fixture.bytes("backstage/catalog-info.yaml"), Backstage())
        #expect(
            repository.keys == [
                "acme/prod/apis/payments", "acme/prod/groups/team-shop", "acme/prod/orders",
                "acme/prod/systems/shop", "acme/prod/web",
            ])
        #expect(
            repository.snapshot.impact(of: try #require(ComponentKey("acme/prod/orders")))
                .map(\.component.name) == ["acme/prod/web"])
        let entities = try listing(Backstage(), "entities.json")
        #expect(entities.partial == nil && entities.items.map(\.kind) == ["website", "domain"])
        let page = #"{"items":[],"pageInfo":{"nextCursor":"x"}}"#
        #expect(try Backstage().listing(of: Array(page.utf8)).partial != nil)
        let file = "apiVersion: x\nkind: Location\nmetadata: {name: a}\n"
        #expect(try Backstage().listing(of: Array(file.utf8)).partial != nil)
        let error = #expect(throws: InventoryError.self) {
            try Backstage().listing(of: Array("a: b\n---\nx: [\n".utf8))
        }
        #expect((error?.line ?? 0) >= 3)
        #expect(try Backstage().listing(of: Array("kind: API\n".utf8)).refused.count == 1)
        let types = ["s3-bucket", "gke-cluster", "7", "data pipeline"].map { type in
            #"{"apiVersion":"v","kind":"Resource","metadata":{"name":"a"},"spec":{"type":"\#(type)"}}"#
        }
        let kinds = try Backstage().listing(of: Array(types.joined(separator: "\n").utf8)).items
        #expect(kinds.map(\.kind) == ["bucket", "cluster", "resource", "data"])
    }

    @Test func netbox() throws {
        let listed = try listing(NetBox(), "devices.json")
        let web = try item(listed, "https://netbox.example/api/dcim/devices/1/")
        #expect(
            web.kind == "server" && web.environment == "prod" && web.path == ["fra1", "web-01"])
        #expect(web.identifiers["hw.serial_number"] == "ABC123")
        #expect(web.identifiers["host.ip"] == "10.0.0.1")
        #expect(web.attributes["status"] == "active")
        let unnamed = try item(listed, "https://netbox.example/api/dcim/devices/2/")
        #expect(unnamed.kind == "switch" && unnamed.attributes["status"] == "active")
        #expect(unnamed.labels == ["old-form"])
        #expect(
            listed.dropped == [
                "dcim/devices[].config_context", "dcim/devices[].custom_fields.ilo_password",
                "dcim/devices[].local_context_data",
            ])
        let pages = try listing(NetBox(), "pages.json")
        #expect(pages.partial == nil && pages.items.count == 3)
        let text = String(decoding: try Fixture.bytes("netbox/pages.json"), as: UTF8.self)
        let second = try #require(text.firstRange(of: "\n{\"count\""))
        for half in [text[..<second.lowerBound], text[second.lowerBound...]] {
            #expect(try NetBox().listing(of: Array(half.utf8)).partial != nil)
        }
        let repository = try Repository.inMemory()
        try repository.take(text, NetBox())
        let message =
            #"{"event":"deleted","model":"virtualmachine","data":{"id":1,"url":"https://netbox.example/api/virtualization/virtual-machines/1/","name":"vm-01"}}"#
        let report = try repository.take(message, NetBox())
        #expect(report.retired.map(\.description) == ["acme/prod/vm-01"])
        let odd =
            #"{"results":[{"id":1},{"url":"https://x/api/dcim/cables/1/"},{"url":"https://x/api/a"}]}"#
        let refused = try NetBox().listing(of: Array(odd.utf8))
        #expect(refused.refused.count == 2 && refused.ignored == ["dcim/cables": 1])
        #expect(throws: InventoryError.self) {
            try NetBox().listing(of: Array(#"{"results":["x"]}"#.utf8))
        }
    }
}
