resource "aws_kms_key" "rds" {
  description = "For the database"
}
