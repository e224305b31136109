resource "aws_db_parameter_group" "main" {
  family = "mysql8.0"
}

resource "aws_db_instance" "main" {
  engine            = "mysql"
  instance_class    = "db.t3.medium"
  allocated_storage = 20
  username          = "app"
  replicate_source_db = "other"
}
