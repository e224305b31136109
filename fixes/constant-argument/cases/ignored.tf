variable "db_username" {
  type    = string
  default = "app"
}

resource "aws_db_instance" "main" {
  identifier        = "main"
  engine            = "mysql"
  instance_class    = "db.t3.micro"
  allocated_storage = 20
  username          = var.db_username
  password          = "not-shown"

  lifecycle {
    ignore_changes = [var.db_username]
  }
}
