resource "random_password" "db" {
  length = 24
}

resource "aws_db_instance" "main" {
  engine              = "mysql"
  instance_class      = "db.t3.medium"
  allocated_storage   = 20
  username            = "app"
  password            = random_password.db.result
  skip_final_snapshot = true
}

resource "aws_db_instance" "replica" {
  replicate_source_db = "other"
  instance_class      = "db.t3.medium"
  password            = "unused"
}
