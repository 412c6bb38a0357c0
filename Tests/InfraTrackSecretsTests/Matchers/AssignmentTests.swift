import InfraTrackSecrets
import Testing

struct AssignmentTests {
    /// `§…§` stands around the secret, `rule` names it.
    static let secrets: [(String, String)] = [
        ("PGPASSWORD=§hunter2§ psql -h db", "password"),
        ("export DB_PASSWORD=§hunter2§", "password"), ("export X_SECRET=§abc§", "secret"),
        ("export X_TOKEN=§s3cr3t§ && run", "token"), ("MYSQL_PWD=§hunter2§ mysql", "password"),
        ("DB_PASS='§two words§' ./run", "password"), ("password = §hunter2§", "password"),
        ("password: §hunter2§", "password"), ("  password: \"§hunter2§\"", "password"),
        ("password: §correct horse battery§  # from the vault", "password"),
        ("{\"password\":\"§hunter2§\",\"user\":\"bob\"}", "password"),
        ("{\"password\" : \"§hun\\\"ter2§\"}", "password"),
        ("curl -d \"{\\\"password\\\":\\\"§hunter2§\\\",\\\"a\\\":1}\" x", "password"),
        ("{password: §hunter2§, user: bob}", "password"), ("- token: §abc123def§", "token"),
        ("mysqldump --password=§hunter2§ db", "password"),
        ("tool --password §hunter2§ --force", "password"),
        ("tool --token §abcdef123§", "token"), ("tool --token='§abcdef123§'", "token"),
        ("az login --service-principal --client-secret §abc~123§ --tenant t", "secret"),
        ("tool --api-key §abcdef§", "api-key"), ("Invoke -Password §hunter2§", "password"),
        ("helm upgrade x --set db.password=§hunter2§,replicas=2", "password"),
        ("https://example.org/?access_token=§abc123§&x=1", "token"),
        ("api_key = \"§abc123§\"", "api-key"), ("API_KEY: §abc123§", "api-key"),
        ("X-Api-Key: §abc123§", "api-key"), ("curl -H 'X-Auth-Token: §abc123§' u", "token"),
        ("curl -H \"X-Vault-Token: §s.abc123§\" u", "token"), ("PRIVATE-TOKEN: §abc123§", "token"),
        ("\"SecretAccessKey\": \"§wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY§\",", "secret"),
        ("aws_secret_access_key = §wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY§", "secret"),
        ("\"SessionToken\": \"§IQoJb3JpZ2luX2VjEXAMPLE==§\"", "token"),
        ("    client-key-data: §LS0tLS1CRUdJTiBSU0E=§", "secret"),
        ("Server=db;User Id=sa;Password=§P w§;Encrypt=true", "password"),
        ("AccountName=x;AccountKey=§abcDEF123+/==§;EndpointSuffix=core", "secret"),
        ("aws configure set aws_secret_access_key §abc123§", "secret"),
        ("npm config set //registry.npmjs.org/:_authToken §abc123§", "token"),
        ("//registry.npmjs.org/:_authToken=§abc123§", "token"),
        ("machine example.org login bob password §hunter2§", "password"),
        ("ALTER USER bob WITH PASSWORD '§hunter2§';", "password"),
        ("CREATE USER bob IDENTIFIED BY '§hunter2§';", "password"),
        ("CREATE USER bob IDENTIFIED WITH mysql_native_password BY '§hunter2§'", "password"),
        ("ALTER USER bob IDENTIFIED BY PASSWORD '§hunter2§'", "password"),
        ("PASSWORD='§it'\\''s§' run", "password"), ("PASSWORD='§it'\"'\"'s§' run", "password"),
        ("PASSWORD=$'§a b§' run", "password"), ("TOKEN:=§abc123§", "token"),
        ("TOKEN ?= §abc123§", "token"),
        ("config['password'] = '§hunter2§'", "password"), (":password => '§hunter2§'", "password"),
        ("if password == \"§hunter2§\":", "password"), ("password1=§hunter2§", "password"),
        ("PASSWORD=§a&b;c§", "password"), ("x password=§a,b§, user=c", "password"),
        ("first\\npassword=§hunter2§", "password"),
        ("GITHUB_TOKEN_PROD=§aB3dE6gH9jK2mN5pQ8§", "secret"),
        ("license_key=§aB3dE6gH9jK2mN5pQ8§", "secret"),
        ("\"auth\": \"§Ym9iOmh1bnRlcjI0NDI=§\"", "secret"),
        ("?sv=2022&sig=§aB3dE6gH9jK2mN5pQ8%3D§&se=2", "secret"),
        ("ssh_password=§café§ end", "password"), ("user=bob,password=§hunter2§,x=1", "password"),
        ("tool --password \\\n  §hunter2§", "password"),
        ("password: §hunter2§, then more words", "password"),
        ("> the token: §abc123§ expired", "token"), ("| password | §correct-horse§ |", "password"),
    ]

    @Test(arguments: secrets)
    func masksTheValueAlone(text: String, rule: String) {
        let parts = text.split(separator: "§", omittingEmptySubsequences: false)
        let expected = parts[0] + mask(rule) + parts[2]
        #expect(redacted(parts.joined()) == expected, "\(text)")
    }

    @Test(arguments: [
        "export PASSWORD=$DB_PASSWORD", "| user | password | created |", "a | token | x1",
        "password=\"${PASSWORD}\"", "password=$(cat file)",
        "password=",
        "password: <password>", "password: {{ vault_password }}", "password=********",
        "password: xxxx",
        "token: null", "token=true", "password_file=/run/secrets/db", "password=/run/secrets/db",
        "--password PASSWORD", "--token <token>", "--token=TOKEN", "--password-stdin", "--password",
        "      --password string   Password to use", "max_tokens=4096", "tokens: 100",
        "next_token=abcdef",
        "token = get_token()", "password = os.environ[\"PASSWORD\"]", "password = var.db_password",
        "PWD=/srv/work", "OLDPWD=/etc", "passwd:         files systemd", "/etc/passwd:root:x:0:0",
        "grep passwd: /etc/nsswitch.conf", "Password: ", "password:", "error: token: not found",
        "Password: required", "password is wrong", "the secret of success", "secretName: db",
        "bypass=true", "keyboard=de", "primary_key=id12345678abcdefgh", "key: value", "author: bob",
        "password: !vault |", "password: *anchor", "pass: 12", "token_type=bearer",
        "public_key=abc",
        "session_id=123e4567-e89b-12d3-a456-426614174000",
        "commit_key=0123456789abcdef0123456789abcdef01234567",
        "license_key=123e4567-e89b-12d3-a456-426614174000", "cache_key=aB3dE6gH9jK2mN5pQ8",
        "image_key=sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "secret: arn:aws:secretsmanager:eu-west-1:123456789012:secret:db",
        "token=https://example.org/t",
        "password: «redacted:password:1»", "password=«redacted:password:1» psql",
        "password == other",
        "passwordless login", "token=123", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE", "password: {",
        "release_key=2026-11-23-build-0001ab", "service_key=web-01.prod.example.org",
        "password: str", "password changed", "--secret id=db,src=./db.txt", "password=%PASSWORD%",
        "password=@PASSWORD@", "token_key=short1", "password=[hidden]",
        "password = (sensitive value)",
        "password=~/secrets/db", "api_key=$1",
    ])
    func leavesLookAlikes(text: String) {
        #expect(redacted(text) == text)
    }

    @Test func namesTheSpecificRuleWhenBothApply() {
        let token = "ghp_" + noise(36)
        #expect(
            redacted("export GITHUB_TOKEN=\(token)")
                == "export GITHUB_TOKEN=\(mask("github-token"))")
        #expect(
            redacted("Authorization: Bearer \(token)")
                == "Authorization: Bearer \(mask("github-token"))")
        #expect(redacted("password=x\(token)/y") == "password=\(mask("password"))")
    }

    @Test func masksWhatStandsBeforeAMask() {
        #expect(
            redacted("password=abc«redacted:jwt:1»def")
                == "password=\(mask("password"))«redacted:jwt:1»def")
    }
}
