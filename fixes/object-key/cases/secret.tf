resource "aws_secretsmanager_secret" "db" {
  name = "db"
}

resource "aws_secretsmanager_secret_version" "db" {
  secret_id     = aws_secretsmanager_secret.db.id
  secret_string = jsonencode({ username = "app", password = random_password.db.result })
}

resource "random_password" "db" {
  length = 32
}

resource "aws_db_instance" "main" {
  identifier          = "main"
  engine              = "mysql"
  instance_class      = "db.t3.medium"
  allocated_storage   = 20
  storage_encrypted   = true
  username            = aws_secretsmanager_secret_version.db.secret_string.username
  password            = aws_secretsmanager_secret_version.db.secret_string["password"]
  skip_final_snapshot = true
}
