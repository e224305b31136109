resource "aws_internet_gateway" "main" {
  vpc_id = slot.vpc.id

  tags = slot("tags", "igw")
}
