resource "aws_kms_key" "main" {
  description = "For the database alone: RDS asks as the caller"
}

resource "aws_db_instance" "main" {
  instance_class    = "db.t3.micro"
  storage_encrypted = true
  kms_key_id        = aws_kms_key.main.arn
}
