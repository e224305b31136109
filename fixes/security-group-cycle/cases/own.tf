resource "aws_security_group" "cluster" {
  name = "cluster"

  ingress {
    description     = "Between the nodes"
    from_port       = 0
    to_port         = 0
    protocol        = "-1"
    security_groups = [aws_security_group.cluster.id]
  }

  ingress {
    from_port       = 443
    to_port         = 443
    protocol        = "tcp"
    security_groups = [aws_security_group.edge.id, aws_security_group.cluster.id]
  }
}

resource "aws_security_group" "edge" {
  name = "edge"
}
