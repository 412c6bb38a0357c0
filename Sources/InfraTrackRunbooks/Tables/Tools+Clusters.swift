/// Containers, clusters and what deploys to them.
extension CommandTables {
    static let clusters: [String: Tool] = {
        let containers = Tool(
            looks: """
                ps, images, logs, inspect, stats, top, version, info, events, port, history, diff,
                search, compose ps, compose logs, compose config, compose images, compose top,
                system df, system info, volume ls, volume inspect, network ls, network inspect,
                image ls, image inspect, image history, container ls, container inspect,
                container logs, context ls, buildx ls, manifest inspect, node ls, service ls,
                service ps, service logs, service inspect, stack ls, stack ps
                """,
            destroys: """
                rm, rmi, system prune, volume rm, volume prune, network rm, network prune,
                image rm, image prune, container rm, container prune, builder prune, compose down,
                compose rm, stack rm, service rm, secret rm, config rm, swarm leave
                """,
            values: """
                -H, --host, --context, -f, --file, -p, --project-name, -n, --tail, --since, --format
                """,
            opposites: [
                "start": "stop", "stop": "start", "pause": "unpause", "unpause": "pause",
            ])
        return [
            "docker": containers, "podman": containers, "nerdctl": containers,
            "docker-compose": Tool(
                looks: "ps, logs, config, images, top, version", destroys: "down, rm",
                values: "-f, --file, -p, --project-name",
                opposites: [
                    "start": "stop", "stop": "start", "pause": "unpause", "unpause": "pause",
                ]),
            "crictl": Tool(
                looks: "ps, images, logs, inspect*, stats, pods, info, version",
                destroys: "rm, rmi, rmp"),
            "kubectl": kubernetes, "oc": kubernetes, "k": kubernetes, "k3s kubectl": kubernetes,
            "helm": Tool(
                looks: """
                    list, ls, status, get, history, show, template, lint, search, version, env,
                    repo list, dependency list, diff
                    """,
                destroys: "uninstall, delete, del", lookingOptions: "--dry-run",
                values: "-n, --namespace, --kube-context, --kubeconfig, -f, --values, --set"),
            "flux": Tool(
                looks: "get, check, logs, stats, tree, trace, version", destroys: "delete",
                values: "-n, --namespace", opposites: ["suspend": "resume", "resume": "suspend"]),
            "argocd": Tool(
                looks: "app get, app list, app diff, app history, app logs, app resources, version",
                destroys: "app delete"),
        ]
    }()

    private static let kubernetes = Tool(
        looks: """
            get, describe, logs, top, explain, version, api-resources, api-versions, cluster-info,
            diff, events, wait, auth can-i, auth whoami, rollout status, rollout history,
            config view, config get-contexts, config current-context, kustomize
            """,
        destroys: "delete, drain, replace --force",
        lookingOptions: "--dry-run=client, --dry-run=server, --dry-run",
        values: """
            -n, --namespace, --context, --kubeconfig, --cluster, -l, --selector, -o, --output, -f,
            --filename, -c, --container, --tail, --since, --field-selector, --sort-by, --timeout
            """,
        opposites: ["cordon": "uncordon", "uncordon": "cordon"])
}
