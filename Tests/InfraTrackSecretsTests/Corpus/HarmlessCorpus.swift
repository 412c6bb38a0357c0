import TestSupport

/// Ordinary output of operations, full of what looks like a secret and is none.
struct HarmlessCorpus {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    /// Lines drawn from the templates, with noise in them.
    mutating func lines(_ count: Int) -> [String] {
        (0..<count).map { _ in
            var line = ""
            for character in Self.templates.randomElement(using: &random) ?? "" {
                switch character {
                case "¹": line += run("0123456789", 1)
                case "⁸": line += run("0123456789abcdef", 8)
                case "⁴": line += run("0123456789abcdef", 40)
                case "⁶": line += run("0123456789abcdef", 64)
                case "ᵘ": line += Self.uuid(run("0123456789abcdef", 32))
                case "ᵏ": line += run(Self.base64, 43)
                case "ᵖ": line += run("bcdfghjklmnpqrstvwxz2456789", 5)
                default: line.append(character)
                }
            }
            return line
        }
    }

    private static let base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

    private mutating func run(_ alphabet: String, _ count: Int) -> String {
        let letters = Array(alphabet)
        return String((0..<count).map { _ in letters.randomElement(using: &random) ?? "0" })
    }

    private static func uuid(_ digits: String) -> String {
        let parts = [8, 4, 4, 4, 12]
        var rest = digits[...]
        return parts.map { width in
            defer { rest = rest.dropFirst(width) }
            return String(rest.prefix(width))
        }.joined(separator: "-")
    }

    static let templates: [String] = [
        "commit ⁴", "⁸ fix: rotate the token cache (#¹¹¹)",
        "HEAD is now at ⁸ Merge branch 'auth-key'",
        "Digest: sha256:⁶", "nginx@sha256:⁶", "⁶  backup-2026-11-¹¹.tar.gz", "sha512-ᵏᵏ==",
        "\"integrity\": \"sha512-ᵏᵏ==\",", "etag: W/\"⁸-¹¹¹\"", "X-Request-Id: ᵘ",
        "request_id=ᵘ status=200",
        "trace_id=⁸⁸⁸⁸ span_id=⁸⁸", "arn:aws:iam::¹¹¹¹¹¹¹¹¹¹¹¹:role/deploy",
        "arn:aws:kms:eu-west-1:¹¹¹¹¹¹¹¹¹¹¹¹:key/ᵘ",
        "arn:aws:secretsmanager:eu-west-1:¹¹¹¹¹¹¹¹¹¹¹¹:secret:db-ᵖ",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIᵏ bob@host",
        "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQᵏᵏᵏᵏ= ops@example", "2048 SHA256:ᵏ bob@host (RSA)",
        "SHA256:ᵏ host key fingerprint", "web-⁸¹-ᵖ   1/1   Running   0   ¹d",
        "pod/api-⁸¹-ᵖ condition met",
        "default-token-ᵖ   kubernetes.io/service-account-token   3   ¹¹d",
        "secret/db-credentials created",
        "secret \"db-password\" deleted", "    secretName: db-credentials", "      secretKeyRef:",
        "        key: password", "        name: db-password", "  imagePullSecrets:",
        "  - name: registry-key",
        "Mounts: /var/run/secrets/kubernetes.io/serviceaccount from kube-api-access-ᵖ (ro)",
        "Warning  FailedMount  secret \"tls-key\" not found", "NAME  TYPE  DATA  AGE",
        "password:  ¹ bytes", "token:  ¹¹¹¹ bytes",
        "aws_db_instance.main: password = (sensitive value)", "  + password  = (sensitive value)",
        "  ~ secret_string = (sensitive value)",
        "aws_kms_key.main: Refreshing state... [id=ᵘ]",
        "aws_key_pair.deploy: Creation complete after ¹s [id=deploy-key]",
        "level=info msg=\"token refreshed\" client_id=ᵘ expires_in=3600",
        "level=debug msg=\"auth ok\" user=bob method=publickey",
        "Accepted publickey for bob from 10.¹.¹.¹¹ port ¹¹¹¹¹ ssh2: ED25519 SHA256:ᵏ",
        "Failed password for invalid user admin from 10.0.¹.¹ port ¹¹¹¹¹ ssh2",
        "pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=10.0.0.¹",
        "sudo: bob : TTY=pts/0 ; PWD=/srv/bob ; USER=root ; COMMAND=/bin/ls",
        "[sudo] password for bob: ", "Enter passphrase for key '/srv/bob/.ssh/id_ed25519': ",
        "bob@db's password: ",
        "Password: ", "Changing password for user bob.", "passwd: password updated successfully",
        "The password must be at least 12 characters long.",
        "Invalid token: expected ')' at line ¹¹",
        "SyntaxError: Unexpected token '<' in JSON at position ¹",
        "error: unexpected token near `fi'",
        "max_tokens: 4096", "prompt_tokens=¹¹¹ completion_tokens=¹¹", "nextToken: null",
        "\"NextToken\": \"\"", "--token-ttl duration   Token TTL (default 1h)",
        "      --password string   Password to use", "  -p, --password=PASSWORD   the password",
        "usage: tool --user USER --password PASSWORD HOST",
        "export DB_PASSWORD=$(vault kv get -field=password secret/db)",
        "PGPASSWORD=\"$DB_PASSWORD\" psql -h db",
        "docker login -u bob --password-stdin < token.txt",
        "kubectl create secret generic db --from-file=password.txt", "api_key: ${API_KEY}",
        "token: {{ .Values.token }}", "password: !vault |", "password: ********",
        "DB_PASSWORD=<redacted>", "secret_key_base: <%= ENV[\"SECRET_KEY_BASE\"] %>",
        "Authorization: Bearer $TOKEN", "Authorization: Bearer <token>",
        "primary key (id), foreign key (user_id) references users(id)",
        "KEY `idx_user_key` (`user_key`)",
        "duplicate key value violates unique constraint \"users_pkey\"",
        "Key (id)=(¹¹¹¹) already exists.", "-----BEGIN CERTIFICATE-----",
        "MIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBaᵏ", "-----BEGIN PUBLIC KEY-----",
        "gpg: key ⁸⁸: public key \"Bob <bob@example.org>\" imported",
        "gpg: Good signature from \"Bob\"", "      Key fingerprint = ⁸ ⁸ ⁸",
        "pub   rsa4096 2026-01-01 [SC]", "cookie_consent=accepted", "Set-Cookie: lang=; Path=/",
        "x-amz-id-2: ᵏ", "X-Cache-Key: /v1/items?page=¹",
        "cache key: node-modules-⁸⁸", "Restored cache with key linux-⁸⁸⁸⁸", "idempotency_key=ᵘ",
        "partition_key=tenant-¹¹", "routing_key=orders.created",
        "author: Lena Hoffmann <lena@example.org>", "Author: Marcus Weber <marcus@example.org>",
        "authority=example.org:443", "authenticated as bob in 0.¹s",
        "keyboard-interactive,publickey,password", "PasswordAuthentication no",
        "PermitRootLogin prohibit-password", "PubkeyAuthentication yes",
        "/etc/ssl/private/key.pem: OK", "ssl_certificate_key /etc/ssl/private/web.key;",
        "SSLCertificateKeyFile /etc/ssl/web.key", "private_key_path = ~/.ssh/id_rsa",
        "ANSIBLE_VAULT_PASSWORD_FILE=/etc/vault", "password_file: /run/secrets/db",
        "--key-file=/etc/kubernetes/pki/apiserver.key", "token_file=/var/run/token",
        "ok: [db-01] => (item=password policy)", "TASK [Set the root password] ****",
        "changed: [web-01] => {\"changed\": true, \"checksum\": \"⁴\"}",
        "[¹¹/¹¹¹] Compiling KeyValueStore.swift", "test auth::token::parses_empty ... ok",
        "PASS src/auth/password.test.ts (¹.¹¹ s)",
        "lib/secrets/key_derivation.rs:¹¹: warning: unused",
        "GET /api/v1/tokens?limit=10 200 ¹ms", "POST /oauth/token 401 ¹¹ms",
        "10.0.0.¹ - - [23/Nov/2026:03:0¹:00 +0000] \"GET /password/reset HTTP/1.1\" 200 ¹¹¹¹",
        "https://example.org/reset-password?id=¹¹¹", "git@github.com:acme/secrets.git",
        "https://github.com/acme/token-service/pull/¹¹", "http://localhost:8080/auth/callback",
        "i-⁸⁸¹   running   t3.medium   eu-west-1a", "vol-⁸⁸¹ in-use 100 GiB",
        "sg-⁸⁸¹ allows tcp/443", "ami-⁸⁸¹ available", "eni-⁸⁸¹ attached",
        "container ⁶ exited 0", "CONTAINER ID ⁸⁸⁸  nginx:1.27  Up ¹ hours", "overlay2/⁶/merged",
        "Status: Downloaded newer image for redis:7",
        "UUID=ᵘ / ext4 defaults 0 1", "/dev/sda1: UUID=\"ᵘ\" TYPE=\"ext4\" PARTUUID=\"⁸-01\"",
        "boot_id ᵘ", "machine-id: ⁸⁸⁸⁸",
        "MAC: 52:54:00:¹¹:¹¹:¹¹", "inet6 fe80::5054:ff:fe¹¹:¹¹¹¹/64 scope link", "serial=⁸⁸⁸⁸",
        "Serial Number: ¹¹:¹¹:¹¹:¹¹",
        "total ¹¹", "-rw------- 1 root root ¹¹¹¹ Nov 23 03:00 id_rsa",
        "-rw-r--r-- 1 bob bob ¹¹¹ Nov 23 03:00 password.txt",
        "root:x:0:0:root:/root:/bin/bash", "bob:*:19000:0:99999:7:::",
        "passwd:         files systemd", "Nov 23 03:0¹:0¹ web-01 systemd[1]: Started nginx.",
        "checkpoint complete: wrote ¹¹¹ buffers", "replication lag ¹¹¹ ms",
        "disk usage 9¹ % on /var", "OK - load average: 0.¹¹, 0.¹¹, 0.¹¹",
        "The pipeline #¹¹¹¹¹ passed.", "version: 2.¹¹.¹", "Setting up openssl (3.0.¹¹-1) ...",
        "Unpacking libsecret-1-0:amd64 (0.20.5) ...",
    ]
}
