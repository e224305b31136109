variable "db_instance_class" {
  default = "db.t3.micro"
}

resource "aws_db_instance" "small" {
  engine            = "mysql"
  instance_class    = var.db_instance_class
  allocated_storage = 20
  username          = "app"
}

resource "aws_db_instance" "large" {
  engine            = "postgres"
  instance_class    = "db.t3.micro"
  allocated_storage = 20
  username          = "app"
}
