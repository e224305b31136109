resource "aws_db_instance" "main" {
  identifier        = "example"
  engine            = "postgres"
  instance_class    = "db.t3.micro"
  allocated_storage = 20

  tags = {
    Name = "example"
  }
}
