import InfraTrack
import InfraTrackTesting
import Testing

@testable import InfraTrackRunbooks

@Suite struct ValueScannerTests {
    private static func scanner() throws -> ValueScanner {
        let repository = try Repository.inMemory(files: [
            "components/acme/prod/web-01.md":
                "---\nkind: server\naliases:\n  - shop.acme.example\n---\n",
            "components/acme/prod/nginx.md": "---\nkind: service\n---\n",
            "components/acme/prod/iam.md": "---\nkind: account\n---\n",
            "components/acme/prod/db-01.md": "---\nkind: database\n---\n",
        ])
        let keys = ["acme/prod/web-01", "acme/prod/nginx", "acme/prod/iam"].compactMap(
            ComponentKey.init)
        return ValueScanner(
            names: KnownNames(components: keys, hosts: ["bastion"], repository.snapshot))
    }

    @Test(arguments: [
        ("ping web-01", ["SERVER=web-01"]), ("ssh marcus@web-01 uptime", ["SERVER=web-01"]),
        ("ssh bastion", ["HOST=bastion"]), ("psql -h db-01 -c 'select 1'", ["DATABASE=db-01"]),
        ("systemctl restart nginx", ["SERVICE=nginx"]), ("systemctl restart nginx.service", []),
        ("nginx -t", []), ("aws iam list-users", []),
        ("cat /etc/nginx/nginx.conf", ["FILE=/etc/nginx/nginx.conf"]),
        ("kubectl rollout restart deploy/nginx", ["SERVICE=nginx"]),
        ("curl https://shop.acme.example/health", ["SERVER=shop.acme.example"]),
        ("curl http://web-01:8080/x", ["SERVER=web-01", "PORT=8080"]),
        (
            "curl http://user@api.example.org/x/2026-11-23",
            ["HOST=api.example.org", "DATE=2026-11-23"]
        ),
        ("dig app.internal.example.com", ["HOST=app.internal.example.com"]),
        ("ping 10.0.3.17", ["ADDRESS=10.0.3.17"]),
        ("nc 10.0.3.17:5432", ["ADDRESS=10.0.3.17", "PORT=5432"]),
        ("ip route add 10.0.0.0/8 via 10.1.1.1", ["NETWORK=10.0.0.0/8", "ADDRESS=10.1.1.1"]),
        ("ping 2001:db8::1", ["ADDRESS=2001:db8::1"]), ("date -s 12:30:45", []),
        ("kubectl -n shop get pods", ["NAMESPACE=shop"]),
        ("kubectl --namespace=shop get pods", ["NAMESPACE=shop"]),
        ("head -n 20 file", []), ("psql -p 5433", ["PORT=5433"]), ("mkdir -p 5433", []),
        ("kubectl logs shop-7d9f8b6c5-x2x4z", ["POD=shop-7d9f8b6c5-x2x4z"]),
        ("kubectl logs pod/shop-7d9f8b6c5-x2x4z", ["POD=shop-7d9f8b6c5-x2x4z"]),
        (
            "aws ec2 stop-instances --instance-ids i-0abcdef1234567890",
            ["INSTANCE_ID=i-0abcdef1234567890"]
        ),
        ("aws ec2 attach-volume --volume-id=vol-0abcdef1", ["VOLUME_ID=vol-0abcdef1"]),
        (
            "aws sns publish --topic-arn arn:aws:sns:eu-west-1:123456789012:ops",
            ["ARN=arn:aws:sns:eu-west-1:123456789012:ops"]
        ),
        (
            "az vm show --ids 3f2504e0-4f89-11d3-9a0c-0305e82c3301",
            ["UUID=3f2504e0-4f89-11d3-9a0c-0305e82c3301"]
        ),
        ("git checkout 4b825dc642cb", ["COMMIT=4b825dc642cb"]), ("git show deadbeef", []),
        ("apt install nginx=1.22.1-9", ["VERSION=1.22.1-9"]),
        ("docker pull registry.example.com/shop:v2.4", ["VERSION=v2.4"]),
        ("helm upgrade web chart --version 1.2.3", ["VERSION=1.2.3"]),
        (
            "restore /backup/dump-2026-11-23.sql.gz",
            ["FILE=/backup/dump-2026-11-23.sql.gz", "DATE=2026-11-23"]
        ),
        ("journalctl --since 2026-11-23T03:00:05Z", ["DATE=2026-11-23T03:00:05Z"]),
        ("cat ~/notes/2026-11-23.md", ["DATE=2026-11-23"]),
        ("cat /home/marcus/x", ["FILE=/home/marcus/x"]), ("df -h /", []), ("cat /dev/null", []),
        ("mysql -p«redacted:password:1» -e x", ["PASSWORD=«redacted:password:1»"]),
        (
            "curl -H 'Authorization: «redacted:bearer-token:2»' x",
            ["BEARER_TOKEN=«redacted:bearer-token:2»"]
        ),
        (
            "echo «redacted:env:1» «redacted:path:1» « x",
            ["SECRET=«redacted:path:1»", "SECRET=«redacted:env:1»"]
        ),
        ("psql -c 'select 10.0.0.1'", []), ("psql -c \"select '10.0.0.1'\"", ["ADDRESS=10.0.0.1"]),
        ("echo $HOST ${web-01} \\web-01", []),
        ("cat <<'EOF'\nweb-01\nEOF\nping web-01", ["SERVER=web-01"]),
        ("cat <<EOF\nping web-01\nEOF", ["SERVER=web-01"]), ("kill 12345", ["PID=12345"]),
        ("x a=10.0.0.1,10.0.0.2", ["ADDRESS=10.0.0.1", "ADDRESS=10.0.0.2"]),
        ("run job_a1b2c3", ["VALUE=job_a1b2c3"]), ("docker run -p 8080:80 x", []),
        ("scp db-01:/srv/x/y .", ["DATABASE=db-01", "FILE=/srv/x/y"]),
    ])
    func valuesAreTyped(text: String, expected: [String]) throws {
        let found = try Self.scanner().values(in: text).map { "\($0.kind.name)=\($0.value)" }
        #expect(Set(found) == Set(expected), "\(text)")
    }

    @Test func rangesHoldTheValues() throws {
        let text =
            "curl -u «redacted:password:1» http://web-01:8080/ü/3f2504e0-4f89-11d3-9a0c-0305e82c3301"
        let bytes = Array(text.utf8)
        for value in try Self.scanner().values(in: text) {
            #expect(String(decoding: bytes[value.range], as: UTF8.self) == value.value)
        }
    }

    @Test func runsOnOtherHostsAreTheSame() throws {
        let scanner = try Self.scanner()
        let first = "ssh web-01 df -h /srv/data"
        let second = "ssh web-02.acme.example df -h /srv/data"
        let third = "ssh web-01 df -h /srv/other"
        func canonical(_ text: String) -> String {
            ValueScanner.canonical(text, scanner.values(in: text))
        }
        #expect(canonical(first) != canonical(second))
        #expect(canonical(second) == canonical("ssh web-03.acme.example df -h /srv/data"))
        #expect(canonical(first) != canonical(third))
    }

    @Test func descriptionsSayWhatAParameterIs() throws {
        let key = try #require(ComponentKey("acme/web"))
        let kinds: [ValueKind] = [
            .mask(rule: "x"), .arn, .resource("VOLUME_ID"), .uuid, .address, .network, .host,
            .component(key, kind: "server"), .namespace, .pod, .port, .date, .version, .commit,
            .path(isHome: true), .process, .token,
        ]
        let all = Set(kinds.map(\.description))
        #expect(all.count == kinds.count - 1 || all.count == kinds.count)
        #expect(ValueKind.mask(rule: "1x").name == "SECRET")
        #expect(ValueKind.component(key, kind: "path").name == "COMPONENT")
    }
}
