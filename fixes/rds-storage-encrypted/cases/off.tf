resource "aws_db_instance" "main" {
  identifier        = "example"
  instance_class    = "db.t3.micro"
  storage_encrypted = false # costs nothing
}
