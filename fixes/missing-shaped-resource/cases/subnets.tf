data "aws_availability_zones" "available" {
  state = "available"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "public" {
  count = 3

  vpc_id                  = aws_vpc.main.id
  cidr_block              = cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)
  availability_zone       = data.aws_availability_zones.available.names[count.index]
  map_public_ip_on_launch = true

  tags = {
    Name = "shop-public-${count.index + 1}"
  }
}

# As many as their siblings.
resource "aws_db_subnet_group" "main" {
  subnet_ids = aws_subnet.database[*].id
}

# As many as those that take them one by one.
resource "aws_instance" "app" {
  count         = 2
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  subnet_id     = aws_subnet.private[count.index].id
}

# Two at a time would take the same addresses, and one is one.
resource "aws_efs_mount_target" "store" {
  file_system_id = "fs-0123456789abcdef0"
  subnet_id      = aws_subnet.app_b.id
}

output "public" {
  value = aws_subnet.public[*].id
}
