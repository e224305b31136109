resource "aws_db_instance" "main" {
  instance_class    = "db.t3.micro"
  engine            = "postgres"
  allocated_storage = 20
  name              = "shop"
  db_name           = "orders"
}
