resource "aws_vpc" "shared" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_security_group" "web" {
  name   = "web"
  vpc_id = aws_vpc.shared.id
}

# The words of the type stand in another order, and it takes no tags.
resource "aws_security_group_vpc_association" "web" {
  security_group_id = aws_security_group.web.id
  vpc_id            = aws_vpc.shared.id

  tags = {
    Name = "web"
  }
}
