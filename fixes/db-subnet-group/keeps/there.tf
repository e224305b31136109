resource "aws_db_subnet_group" "any" {
  subnet_ids = ["subnet-0", "subnet-1"]
}
