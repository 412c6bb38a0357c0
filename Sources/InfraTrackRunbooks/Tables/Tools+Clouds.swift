/// Clouds and infrastructure as code.
extension CommandTables {
    static let clouds: [String: Tool] = {
        let azure = Tool(
            looks: "list, show, get-*, list-*, version, check-*, exists, wait",
            destroys: "delete, purge", values: "-g, --resource-group, -n, --name, -o, --output",
            opposites: ["start": "stop", "stop": "start"], isDeep: true)
        let google = Tool(
            looks: "list, describe, get-*, info, version, read, tail, ls, cat, print-*",
            destroys: "delete, destroy, rm, rb",
            values: "--project, --zone, --region, --format, --filter",
            isDeep: true)
        let small = Tool(
            looks: "list, ls, describe, show, get, status, version, list-*, get-*",
            destroys: "delete, destroy, remove, purge", isDeep: true)
        return [
            "aws": Tool(
                looks: """
                    describe-*, get-*, list-*, head-*, ls, wait, lookup-*, search-*, batch-get-*,
                    scan, query, filter-*, tail, validate-*, simulate-*, sts get-caller-identity
                    """,
                destroys: """
                    delete-*, terminate-*, rm, rb, purge-*, deregister-*, remove-*, reset-*,
                    revoke-*, release-*
                    """,
                lookingOptions: "--dry-run, --dryrun", destroyingOptions: "--delete",
                values: """
                    --profile, --region, --output, --query, --filters, --filter, --instance-ids,
                    --volume-id, --group-id, --name, --names
                    """,
                opposites: [
                    "start-instances": "stop-instances", "stop-instances": "start-instances",
                    "suspend-processes": "resume-processes",
                    "resume-processes": "suspend-processes",
                    "enable-alarm-actions": "disable-alarm-actions",
                    "disable-alarm-actions": "enable-alarm-actions",
                    "attach-volume": "detach-volume",
                ], isDeep: true),
            "gcloud": google, "gsutil": google, "bq": google, "az": azure, "hcloud": small,
            "doctl": small, "openstack": small, "linode-cli": small, "exo": small,
            "terraform": terraform, "tofu": terraform, "terragrunt": terraform,
            "pulumi": Tool(
                looks: "preview, stack ls, stack output, config get, whoami, version, logs",
                destroys: "destroy, state delete, stack rm, cancel"),
            "ansible-playbook": Tool(
                lookingOptions:
                    "--check, -C, --list-hosts, --list-tasks, --list-tags, --syntax-check",
                values: "-i, -l, --limit, -t, --tags, -e"),
            "ansible-inventory": .reader(), "ansible-doc": .reader(),
            "packer": Tool(
                looks: "validate, inspect, version, fmt -check"),
            "vault": Tool(
                looks: """
                    read, status, list, version, kv get, kv list, kv metadata get, token lookup,
                    secrets list, auth list, policy read, policy list, operator members,
                    operator raft list-peers
                    """,
                destroys: "delete, kv delete, kv destroy, kv metadata delete, lease revoke",
                opposites: ["operator seal": "operator unseal"]),
            "consul": Tool(
                looks: "members, info, catalog*, kv get, version, operator raft list-peers",
                destroys: "kv delete, force-leave, leave"),
            "nomad": Tool(
                looks: "status, job status, node status, alloc status, alloc logs, version, plan",
                destroys: "job stop -purge, system gc"),
        ]
    }()

    private static let terraform = Tool(
        looks: """
            plan, show, output, validate, version, providers, graph, state list, state show,
            state pull, workspace list, workspace show, console, get
            """,
        destroys: "destroy, state rm, workspace delete, force-unlock, apply -destroy",
        lookingOptions: "-version, -check, -help", destroyingOptions: "-destroy",
        values: "-target, -var, -var-file", opposites: ["taint": "untaint", "untaint": "taint"])
}
