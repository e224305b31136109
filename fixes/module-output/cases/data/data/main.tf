resource "random_password" "db" {
  length = 24
}

resource "aws_db_instance" "main" {
  engine              = "mysql"
  instance_class      = "db.t3.micro"
  allocated_storage   = 20
  username            = "app"
  password            = random_password.db.result
  skip_final_snapshot = true
}

resource "aws_db_instance" "replica" {
  count = 2 > 1 ? 1 : 0

  replicate_source_db = aws_db_instance.main.identifier
  instance_class      = "db.t3.micro"
  skip_final_snapshot = true
}

resource "aws_secretsmanager_secret" "db" {
  name = "db"
}

resource "aws_secretsmanager_secret_version" "db" {
  secret_id     = aws_secretsmanager_secret.db.id
  secret_string = random_password.db.result
}

resource "aws_s3_bucket" "uploads" {
  bucket = "uploads-7712"
}

resource "aws_s3_bucket_versioning" "uploads" {
  bucket = aws_s3_bucket.uploads.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_ebs_volume" "data" {
  for_each = toset(["a", "b"])

  availability_zone = "eu-west-1${each.key}"
  size              = 10
}
