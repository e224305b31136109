resource "aws_db_instance" "this" {
  identifier                  = "data"
  engine                      = "postgres"
  instance_class              = "db.t3.micro"
  allocated_storage           = 20
  username                    = "postgres"
  manage_master_user_password = true
  skip_final_snapshot         = true
}

resource "aws_db_subnet_group" "this" {
  name       = "data"
  subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}
