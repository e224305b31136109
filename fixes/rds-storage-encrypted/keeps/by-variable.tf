variable "encrypted" {
  type    = bool
  default = true
}

resource "aws_db_instance" "main" {
  instance_class    = "db.t3.micro"
  storage_encrypted = var.encrypted
}
