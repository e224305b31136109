# Numbers, single letters and short words tell siblings apart; a longer name is another thing.
resource "aws_subnet" "public_1" {
  vpc_id     = "vpc-0"
  cidr_block = "10.0.1.0/24"
}

resource "aws_eip" "nat" {}

output "others" {
  value = [aws_subnet.public_2.id, aws_eip.bastion.id, aws_subnet.private_1.id, aws_eip.main.id]
}
