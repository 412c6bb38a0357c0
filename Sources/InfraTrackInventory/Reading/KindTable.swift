/// Component kinds by the words of a provider's type, such as `aws_db_instance`.
enum KindTable {
    /// What is made only to hold a secret; not even its name is taken.
    private static let secrets: Set<String> = [
        "secret", "secrets", "password", "token", "credential", "credentials", "vault", "tls",
        "certificate", "acm", "sealedsecret",
    ]
    /// What only ties other things together, or is no thing.
    private static let glue: Set<String> = [
        "null", "random", "time", "local", "template", "archive", "external", "attachment",
        "association", "rule", "policy", "permission", "role", "member", "binding", "grant",
        "acl", "version", "configuration", "config", "ownership", "controls", "block", "lifecycle",
        "notification", "notifications", "profile", "setting", "settings", "option", "options",
        "parameter", "versioning", "encryption", "object", "item", "document", "metric", "alarm",
        "user", "key", "listener", "snapshot", "image", "event", "script", "data", "iam",
        "metadata",
        "extension", "extensions", "diagnostic", "lock", "route",
    ]
    /// The first that fits names the kind.
    private static let kinds: [(words: [String], kind: String)] = [
        (["subnet", "group"], "group"), (["db", "cluster"], "database"),
        (["rds", "cluster"], "database"),
        (["redis"], "database"), (["database"], "database"), (["db"], "database"),
        (["sql"], "database"), (["postgresql"], "database"), (["mysql"], "database"),
        (["mariadb"], "database"), (["rds"], "database"), (["dynamodb"], "database"),
        (["elasticache"], "cache"), (["opensearch"], "database"), (["elasticsearch"], "database"),
        (["cosmosdb"], "database"), (["bigtable"], "database"), (["spanner"], "database"),
        (["redshift"], "database"), (["mongodb"], "database"),
        (["node", "pool"], "group"), (["node", "group"], "group"), (["nodegroup"], "group"),
        (["instance", "group"], "group"), (["autoscaling"], "group"), (["scale", "set"], "group"),
        (["server", "group"], "group"), (["security", "group"], "firewall"),
        (["log", "group"], "log"), (["target", "group"], "group"),
        (["resource", "group"], "group"),
        (["ecs", "service"], "service"), (["cloud", "run"], "service"),
        (["app", "service"], "service"),
        (["task", "definition"], "task"), (["load", "balancer"], "loadbalancer"),
        (["loadbalancer"], "loadbalancer"), (["lb"], "loadbalancer"), (["alb"], "loadbalancer"),
        (["elb"], "loadbalancer"), (["forwarding"], "loadbalancer"),
        (["lambda"], "function"), (["cloudfunctions"], "function"), (["function"], "function"),
        (["subnet"], "subnet"), (["subnetwork"], "subnet"), (["vpc"], "network"),
        (["network", "interface"], "interface"), (["virtual", "network"], "network"),
        (["network"], "network"), (["vnet"], "network"), (["nat"], "gateway"),
        (["gateway"], "gateway"), (["vpn"], "gateway"), (["firewall"], "firewall"),
        (["eip"], "address"), (["address"], "address"), (["ip"], "address"),
        (["bucket"], "bucket"), (["s3"], "bucket"), (["storage", "account"], "storage"),
        (["efs"], "storage"), (["file", "system"], "storage"), (["filestore"], "storage"),
        (["ebs"], "volume"), (["volume"], "volume"), (["disk"], "volume"),
        (["registry"], "registry"), (["ecr"], "registry"), (["repository"], "repository"),
        (["cluster"], "cluster"), (["kubernetes", "deployment"], "service"),
        (["deployment"], "service"), (["stateful", "set"], "service"), (["daemonset"], "service"),
        (["cron", "job"], "job"), (["job"], "job"), (["namespace"], "namespace"),
        (["helm", "release"], "service"), (["sqs"], "queue"), (["queue"], "queue"),
        (["sns"], "topic"), (["topic"], "topic"), (["pubsub"], "topic"), (["kafka"], "cluster"),
        (["msk"], "cluster"), (["cdn"], "cdn"), (["cloudfront"], "cdn"), (["zone"], "zone"),
        (["record"], "record"), (["dns"], "zone"), (["domain"], "domain"),
        (["project"], "project"), (["account"], "account"), (["subscription"], "account"),
        (["virtual", "machine"], "server"), (["instance"], "server"), (["server"], "server"),
        (["machine"], "server"), (["droplet"], "server"), (["vm"], "server"),
        (["host"], "server"), (["node"], "server"), (["service"], "service"),
        (["container"], "service"), (["app"], "service"),
    ]

    /// Whether things of a type are secrets.
    static func isSecret(_ type: String) -> Bool {
        let words = SensitiveNames.words(of: type)
        return words.contains { secrets.contains($0) }
            || (words.last == "key" && words.count > 1)
    }

    /// The kind of things of a type; `nil` for what is no component.
    static func kind(of type: String) -> String? {
        let words = SensitiveNames.words(of: type)
        if words.first.map(glue.contains) == true || words.last.map(glue.contains) == true {
            return nil
        }
        let text = "_" + words.joined(separator: "_") + "_"
        return kinds.first { text.contains("_" + $0.words.joined(separator: "_") + "_") }?.kind
    }
}
