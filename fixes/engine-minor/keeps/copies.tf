resource "aws_db_instance" "replica" {
  engine              = "postgres"
  engine_version      = "15.4"
  replicate_source_db = "arn:aws:rds:us-east-1:123456789012:db:main"
  instance_class      = "db.t3.micro"
  skip_final_snapshot = true
}

resource "aws_db_instance" "major" {
  engine              = "postgres"
  engine_version      = "16"
  instance_class      = "db.t3.micro"
  allocated_storage   = 20
  username            = "app"
  password            = "from-the-vault"
  skip_final_snapshot = true
}
