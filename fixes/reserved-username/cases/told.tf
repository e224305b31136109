resource "aws_db_instance" "main" {
  engine                      = "postgres"
  instance_class              = "db.t3.micro"
  allocated_storage           = 20
  username                    = "admin"
  manage_master_user_password = true
  skip_final_snapshot         = true
}

resource "aws_secretsmanager_secret_version" "login" {
  secret_id = "login"
  secret_string = jsonencode({
    engine   = "postgres"
    username = "admin"
  })
}
