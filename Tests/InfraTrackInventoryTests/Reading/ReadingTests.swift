import Testing

@testable import InfraTrackInventory

@Suite struct ReadingTests {
    @Test(arguments: [
        "password", "dbPassword", "DB_PASSWORD", "master-user-password", "secret", "clientSecret",
        "api_key", "sshKey", "access_key", "userData", "user_data_base64", "custom_data",
        "metadata_startup_script", "kubeconfig", "certificateBody", "auth", "sas_token", "token",
        "connection_string", "private", "ansible_become_pass", "vault_root", "primary_key",
    ]) func secretNames(name: String) {
        var names = SensitiveNames()
        let (first, again) = (names.contain(name), names.contain(name))
        #expect(first && again)
    }

    @Test(arguments: [
        "name", "PrivateIpAddress", "private_ip", "KeyName", "NextToken", "HttpTokens", "key",
        "monkey", "author", "passive", "kms_key_id", "privateDnsName", "authorized",
    ]) func plainNames(name: String) {
        var names = SensitiveNames()
        let isSecret = names.contain(name)
        #expect(!isSecret)
    }

    @Test func segments() {
        #expect(KeySegment.make("Web 01 (EU)") == "web-01-eu")
        #expect(KeySegment.make("--a..b__") == "a..b")
        #expect(KeySegment.make("名前") == nil)
        let long = KeySegment.make(String(repeating: "x", count: 100))
        #expect(long?.utf8.count == 63)
        #expect(long != KeySegment.make(String(repeating: "x", count: 101)))
    }

    @Test func kinds() {
        let table = [
            "aws_instance": "server", "aws_db_instance": "database", "aws_db_subnet_group": "group",
            "aws_lb": "loadbalancer", "aws_security_group": "firewall",
            "aws_ecs_service": "service",
            "google_container_node_pool": "group", "google_compute_network": "network",
            "azurerm_linux_virtual_machine": "server", "hcloud_server": "server",
            "digitalocean_droplet": "server", "kubernetes_deployment": "service",
            "aws_route53_zone": "zone", "aws_sqs_queue": "queue",
            "aws_elasticache_cluster": "cache",
        ]
        for (type, kind) in table { #expect(KindTable.kind(of: type) == kind, "\(type)") }
        for type in [
            "null_resource", "aws_iam_role", "random_id", "aws_lb_listener", "corner_user",
        ] {
            #expect(KindTable.kind(of: type) == nil, "\(type)")
        }
        for type in [
            "random_password", "tls_private_key", "vault_mount", "aws_kms_key",
            "kubernetes_secret", "aws_secretsmanager_secret_version",
        ] {
            #expect(KindTable.isSecret(type), "\(type)")
        }
    }

    @Test func environments() {
        #expect(EnvironmentName.of(["ENV": "Production"]) == "prod")
        #expect(EnvironmentName.of(["stage": "canary"]) == "canary")
        #expect(EnvironmentName.of(["x": "prod"]) == nil)
        #expect(EnvironmentName.among(["acme-prod", "dev"]) == "prod")
        #expect(EnvironmentName.among(["prod-to-dev", "product"]) == nil)
        #expect(["Team": "shop"].owner == "shop" && ["Owner": ""].owner == nil)
    }

    @Test func longAndOddTextsAreLeftOut() throws {
        var builder = ListingBuilder()
        var item = InventoryItem(
            type: "t", identity: "1", kind: "server", name: "a", path: ["a"], qualifier: "1",
            collection: "", place: "[0]")
        item.attributes = [
            "long": String(repeating: "x", count: 501), "odd": "a\u{0}", "fine": "x", "empty": "",
        ]
        item.labels = ["ok", "b\u{7}"]
        item.owner = "x\ny"
        item.address = "x\ny"
        builder.add(item)
        item.identity = ""
        builder.add(item)
        item.identity = String(repeating: "x", count: 1_001)
        builder.add(item)
        item.identity = "a\u{0}"
        builder.add(item)
        let listing = try builder.finish()
        #expect(listing.items.first?.attributes == ["fine": "x"])
        #expect(listing.items.first?.labels == ["ok"] && listing.items.first?.owner == nil)
        #expect(listing.items.first?.address == nil)
        #expect(listing.dropped == ["t.long", "t.odd"])
        #expect(
            listing.refused.map(\.reason) == [
                "It has no id.", "Its id is longer than 1000 bytes.",
                "Its id holds a control character.",
            ])
    }

    @Test func errorsTellThePlace() {
        let error = InventoryError(.malformed, "It is odd.", cure: "Mend it.", line: 3, column: 4)
        #expect(error.description == "3:4: It is odd. Mend it.")
        #expect(InventoryError(.tooLarge, "A.", cure: "B.").description == "A. B.")
        #expect(InventoryError.Code.tooLarge.description == "too-large")
    }
}
